import { sendDraft } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
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
  const asked = recommendation.asked.map(({ organisation }) => organisation)
  return { programme, id: recommendation.id, asked, title: titleText(recommendation), organisations, key: newKey(context) }
}

const fields = { codes: { 'reply-day-not-ahead': 'reply-day' }, paths: { replyBy: 'reply-day' }, otherwise: 'reply-day' }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readDay(values, 'reply', 'The day for the reply')
  if ('error' in read) return comesBack([read.error], values)
  if (read.day === undefined) return comesBack([{ field: 'reply-day', message: 'Enter the last day for the reply' }], values)
  const called = await context.get(callContext)(sendDraft, { params: { programme, recommendation }, body: { replyBy: read.day } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=sent`, fields, values)
}

export default function Send() {
  const { programme, id, asked, title, organisations, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title="Send the draft"
        about={title}
        back={`/staff/${programme}/recommendations/${id}`}
        formKey={key}
        errors={errors}
        send="Send the draft"
        before={
          <p>
            People who speak for <OrganisationNames ids={asked} /> see the title, the text and how it weighs on their own page, and can say what is
            wrong in it. They see none of the contributions that it rests on. Nothing of it is public. When it is published, the public sees when the
            draft was sent and who replied.
          </p>
        }
      >
        <DateInput
          name="reply"
          label="Last day for the reply"
          hint="Give them time to ask around: two weeks is usual. For example, 27 3 2026"
          errors={errors}
          values={values}
        />
      </StaffForm>
    </OrganisationsContext>
  )
}
