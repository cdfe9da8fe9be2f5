import { claimOutcome, longest } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { dayFields } from './day-fields.ts'
import { commitmentOf, textOf } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = await commitmentOf(context.get(callContext), programme, params.commitment)
  const { measure } = commitment
  return {
    programme,
    id: commitment.id,
    title: textOf(commitment),
    measure: measure.status === 'open' ? measure.text : undefined,
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = params.commitment ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const on = readDay(values, 'on', 'The day')
  const errors = [
    ...checkTyped(values, [{ name: 'text', longest: longest.text, missing: 'Enter what was done and what came of it' }]),
    ...('error' in on ? [on.error] : []),
  ]
  if (errors.length > 0 || 'error' in on) return comesBack(errors, values)
  const body = { text: first(values, 'text') ?? '', ...(on.day === undefined ? {} : { on: on.day }), language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(claimOutcome, { params: { programme, commitment }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/commitments/${commitment}?done=claimed`, { ...dayFields, otherwise: 'text' }, values)
}

export default function Outcome() {
  const { programme, id, title, measure, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Say that it is done"
      about={title}
      back={`/staff/${programme}/commitments/${id}`}
      formKey={key}
      errors={errors}
      send="Publish the outcome"
      before={
        <>
          <p>It is public at once. Residents and champions then say whether they see it; both are shown side by side.</p>
          {measure && <p>The measure you gave: {measure}</p>}
        </>
      }
    >
      <Textarea
        name="text"
        label="What was done, and what came of it"
        hint="Say it by the measure, so that people can check"
        errors={errors}
        value={first(values, 'text')}
        rows={5}
      />
      <DateInput
        name="on"
        label="Day it was done (optional)"
        hint="Leave it empty if that is today. For example, 27 3 2026"
        errors={errors}
        values={values}
      />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
