import { Slug } from '@heard/contracts'
import { askDraftCheck, VerdictBy } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { openCheckOf } from './draft-check.tsx'
import { oneOf, titleText } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation }, view] = await Promise.all([oneOf(call, programme, params.recommendation), theProgramme(call, programme)])
  return {
    programme,
    id: recommendation.id,
    redrafts: recommendation.redrafts,
    title: titleText(recommendation),
    communities: view.communities.map(({ id, name }) => ({ value: id, label: name.text })),
    isOpen: openCheckOf(recommendation, new Date().toISOString().slice(0, 10)) !== undefined,
    key: newKey(context),
  }
}

const fields = {
  codes: { 'check-day-not-ahead': 'until-day', 'unknown-community': 'communities' },
  paths: { until: 'until-day', from: 'from', communities: 'communities' },
  otherwise: 'until-day',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const from = VerdictBy.array().min(1).safeParse(values.from)
  const read = readDay(values, 'until', 'The last day to answer')
  if (!from.success || 'error' in read || read.day === undefined) {
    const day = 'error' in read ? [read.error] : read.day === undefined ? [{ field: 'until-day', message: 'Enter the last day to answer' }] : []
    return comesBack([...(from.success ? [] : [{ field: 'from', message: 'Choose whom you ask' }]), ...day], values)
  }
  const communities = Slug.array().catch([]).parse(values.communities)
  const body = { from: from.data, communities, until: read.day, seen: Number(first(values, 'seen')) }
  const called = await context.get(callContext)(askDraftCheck, { params: { programme, recommendation }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=check-asked`, fields, values)
}

export default function AskCheck() {
  const { programme, id, redrafts, title, communities, isOpen, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Ask people to check the draft"
      about={title}
      back={`/staff/${programme}/recommendations/${id}`}
      formKey={key}
      errors={errors}
      send="Ask them"
      before={
        <>
          <p>
            They see the draft as it is now, and say whether it says what they meant and what should change. You see no answer before the check is
            closed, then numbers from 10 on and their words, and never who it was. Changing the draft closes the check.
          </p>
          <p>Once the recommendation is published, everybody sees that people were asked, and on which day.</p>
          {isOpen && <p>A check of this draft is open. Asking again closes it.</p>}
        </>
      }
    >
      <input type="hidden" name="seen" value={redrafts} />
      <Checkboxes
        name="from"
        label="Whom do you ask?"
        errors={errors}
        chosen={values?.from}
        choices={[
          { value: 'residents', label: 'Residents whose words led to it', hint: 'They find it where they enter their code' },
          { value: 'champions', label: 'Champions', hint: 'Those whose account is connected find it in My work' },
        ]}
      />
      {communities.length > 0 && (
        <Checkboxes
          name="communities"
          label="Which champions? (optional)"
          hint="Choose none to ask all of them"
          errors={errors}
          chosen={values?.communities}
          choices={communities}
        />
      )}
      <DateInput
        name="until"
        label="Last day to answer"
        hint="Two weeks give people time to look in. For example, 27 3 2027"
        errors={errors}
        values={values}
      />
    </StaffForm>
  )
}
