import { longest, moveMilestone } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { milestoneToSettle, placeOf } from './milestone-one.server.ts'

export const loader = (asked: LoaderFunctionArgs) => milestoneToSettle(asked)

const fields = {
  codes: { 'milestone-before-made': 'due-day', 'milestone-after-due': 'due-day', 'not-moved': 'due-day' },
  paths: { due: 'due-day' },
  otherwise: 'reason',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { place, back } = placeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const due = readDay(values, 'due', 'The day')
  const errors = [
    ...('error' in due ? [due.error] : due.day === undefined ? [{ field: 'due-day', message: 'Enter the new day' }] : []),
    ...checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Say why the milestone moves' }]),
  ]
  if (errors.length > 0 || 'error' in due || due.day === undefined) return comesBack(errors, values)
  const body = { due: due.day, reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(moveMilestone, { params: place, body }, keyOf(form))
  return afterCall(called, `${back}?done=milestone-moved`, fields, values)
}

export default function MoveMilestone() {
  const { title, due, back, key } = useLoaderData<typeof loader>()
  const { errors, values = dayValues('due', due) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Move the milestone"
      about={title}
      back={back}
      formKey={key}
      errors={errors}
      send="Publish the new day"
      before={<p>The day it was due before stays visible in public, with your reason.</p>}
    >
      <DateInput name="due" label="By when" errors={errors} values={values} />
      <Textarea name="reason" label="Why it moves" errors={errors} value={first(values, 'reason')} rows={3} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
