import { listTraining, type SupportContact, setSupportContacts } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'

const most = 10

const lineOf = ({ who, how }: SupportContact): string => `${who}: ${how}`

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { contacts } = answerOf(await context.get(callContext)(listTraining, { params: { programme } }))
  return { back: `/staff/${programme}/champions/training`, lines: contacts.map(lineOf).join('\n'), key: newKey(context) }
}

/** One to a line: who, a colon, and how they are reached. */
const readContacts = (values: FormValues): { readonly contacts: SupportContact[]; readonly errors: readonly FieldError[] } => {
  const lines = (first(values, 'contacts') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const contacts = lines.map((line) => {
    const [who = '', ...how] = line.split(':')
    return { who: who.trim(), how: how.join(':').trim() }
  })
  const wrong = contacts.findIndex(({ who, how }) => who === '' || how === '' || who.length > 200 || how.length > 300)
  if (wrong >= 0)
    return { contacts, errors: [{ field: 'contacts', message: `Line ${wrong + 1}: enter who it is, a colon, and how they are reached` }] }
  return { contacts, errors: contacts.length > most ? [{ field: 'contacts', message: `Name ${most} or fewer` }] : [] }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const { contacts, errors } = readContacts(values)
  if (errors.length > 0) return comesBack(errors, values)
  const called = await context.get(callContext)(setSupportContacts, { params: { programme }, body: { contacts } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/training?done=contacts`, { otherwise: 'contacts' }, values)
}

export default function SupportContacts() {
  const { back, lines, key } = useLoaderData<typeof loader>()
  const { errors, values = { contacts: [lines] } } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Whom champions turn to" back={back} formKey={key} errors={errors} send="Save">
      <Textarea
        name="contacts"
        label="One to a line: who, a colon, and how and when they are reached"
        hint="For example, Safeguarding: 01582 000 000, day and night"
        errors={errors}
        value={first(values, 'contacts')}
        rows={6}
      />
    </StaffForm>
  )
}
