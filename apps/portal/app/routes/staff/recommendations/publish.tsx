import { publishRecommendation } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { InsetText } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { oneOf, titleText } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation }, { organisations }] = await Promise.all([oneOf(call, programme, params.recommendation), theProgramme(call, programme)])
  return { programme, recommendation, title: titleText(recommendation), organisations, key: newKey(context) }
}

const fields = {
  codes: { 'asked-in-the-future': 'asked-day', 'due-before-asked': 'due-day' },
  paths: { askedOn: 'asked-day', dueBy: 'due-day' },
  otherwise: 'due-day',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const due = readDay(values, 'due', 'The day for the answer')
  const asked = readDay(values, 'asked', 'The day it was asked')
  if ('error' in due || 'error' in asked || due.day === undefined) {
    const errors = [
      'error' in due ? due.error : due.day === undefined ? { field: 'due-day', message: 'Enter the last day for the answer' } : undefined,
      'error' in asked ? asked.error : undefined,
    ]
    return comesBack(
      errors.filter((error) => error !== undefined),
      values,
    )
  }
  const body = { dueBy: due.day, ...(asked.day === undefined ? {} : { askedOn: asked.day }) }
  const called = await context.get(callContext)(publishRecommendation, { params: { programme, recommendation }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=published`, fields, values)
}

export default function Publish() {
  const { programme, recommendation, title, organisations, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title="Publish the recommendation"
        about={title}
        back={`/staff/${programme}/recommendations/${recommendation.id}`}
        formKey={key}
        errors={errors}
        send="Publish"
        before={
          <>
            <p>
              It becomes public, addressed to <OrganisationName id={recommendation.organisation} />. Its wording can no longer be changed, only
              withdrawn. If there is no answer by the day you set, that is public too.
            </p>
            <InsetText>
              <WordingBlock of={recommendation.text} />
            </InsetText>
          </>
        }
      >
        <DateInput name="due" label="Last day for the answer" errors={errors} values={values} />
        <DateInput
          name="asked"
          label="Day it was put to the organisation (optional)"
          hint="Leave it empty if that is today. For example, 27 3 2026"
          errors={errors}
          values={values}
        />
      </StaffForm>
    </OrganisationsContext>
  )
}
