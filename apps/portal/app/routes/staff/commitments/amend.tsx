import { amendCommitment, longest } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { commitmentOf, openText, textOf } from './one.server.ts'
import { RoleField } from './role-field.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = await commitmentOf(context.get(callContext), programme, params.commitment)
  const { text, measure, ownerRole, due } = commitment
  const now: FormValues = {
    text: [openText(text)],
    measure: [openText(measure)],
    role: [openText(ownerRole)],
    language: [text.status === 'open' ? text.language : 'en'],
    ...dayValues('due', due),
  }
  return { programme, id: commitment.id, title: textOf(commitment), now, key: newKey(context) }
}

/** Only what is not as it was. */
const changed = (values: FormValues, before: FormValues, name: string): string | undefined =>
  first(values, name) === first(before, name) ? undefined : typedIn(values, name)

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const call = context.get(callContext)
  const { text, measure, ownerRole, due: dueNow, id } = await commitmentOf(call, programme, params.commitment)
  const due = readDay(values, 'due', 'The due day')
  const errors = [
    ...checkTyped(values, [
      { name: 'text', longest: longest.text, missing: 'Enter what is promised' },
      { name: 'measure', longest: longest.measure, missing: 'Enter how anybody can tell that it is done' },
      { name: 'role', longest: longest.role, ...(ownerRole ? { missing: 'Enter the role that answers for it' } : {}) },
    ]),
    ...('error' in due ? [due.error] : []),
    ...checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Say why the promise changes' }]),
  ]
  if (errors.length > 0 || 'error' in due) return comesBack(errors, values)
  const before = { text: [openText(text)], measure: [openText(measure)], role: [openText(ownerRole)] }
  const [newText, newMeasure, newRole] = [changed(values, before, 'text'), changed(values, before, 'measure'), changed(values, before, 'role')]
  const body = {
    ...(due.day === undefined || due.day === dueNow ? {} : { due: due.day }),
    ...(newText === undefined ? {} : { text: newText }),
    ...(newMeasure === undefined ? {} : { measure: newMeasure }),
    ...(newRole === undefined ? {} : { ownerRole: newRole }),
    reason: first(values, 'reason') ?? '',
    language: first(values, 'language') ?? 'en',
  }
  const called = await call(amendCommitment, { params: { programme, commitment: id }, body }, keyOf(form))
  const fields = {
    codes: { 'due-before-made': 'due-day', 'due-before-milestone': 'due-day', 'nothing-amended': 'text' },
    paths: { due: 'due-day', ownerRole: 'role' },
    otherwise: 'text',
  }
  return afterCall(called, `/staff/${programme}/commitments/${id}?done=amended`, fields, values)
}

export default function AmendCommitment() {
  const { programme, id, title, now, key } = useLoaderData<typeof loader>()
  const { errors, values = now } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Change the promise"
      about={title}
      back={`/staff/${programme}/commitments/${id}`}
      formKey={key}
      errors={errors}
      send="Publish the change"
      before={<p>What it said before stays visible in public, with the day it was due first and your reason.</p>}
    >
      <Textarea name="text" label="What you promise" errors={errors} value={first(values, 'text')} rows={4} />
      <Textarea name="measure" label="How anybody can tell that it is done" errors={errors} value={first(values, 'measure')} rows={3} />
      <RoleField values={values} errors={errors} />
      <DateInput name="due" label="By when" errors={errors} values={values} />
      <Textarea name="reason" label="Why it changes" errors={errors} value={first(values, 'reason')} rows={3} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
