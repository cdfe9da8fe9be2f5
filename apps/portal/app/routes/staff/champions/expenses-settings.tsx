import { expensesDesk, setExpenses } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { allowed, words } = answerOf(await context.get(callContext)(expensesDesk, { params: { programme } }))
  const values = { allowed: [allowed ? 'yes' : 'no'], ...(words ? { covers: [words.covers], pays: [words.pays] } : {}) }
  return { back: `/staff/${programme}/champions/expenses`, values, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const allowed = first(values, 'allowed') === 'yes'
  const errors = checkTyped(values, [
    { name: 'covers', longest: 1_000, ...(allowed ? { missing: 'Enter what is paid for, and up to how much' } : {}) },
    { name: 'pays', longest: 1_000, ...(allowed ? { missing: 'Enter how the money comes to champions' } : {}) },
  ])
  if (errors.length > 0) return comesBack(errors, values)
  const body = allowed ? { words: { covers: first(values, 'covers') ?? '', pays: first(values, 'pays') ?? '' } } : {}
  const called = await context.get(callContext)(setExpenses, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/expenses?done=set`, { otherwise: 'allowed' }, values)
}

export default function ExpensesSettings() {
  const loaded = useLoaderData<typeof loader>()
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="What is paid for" about="Expenses of champions" back={loaded.back} formKey={loaded.key} errors={errors} send="Save">
      <Radios
        name="allowed"
        label="May champions claim expenses?"
        hint="What they have claimed already is decided and paid either way"
        errors={errors}
        chosen={first(values, 'allowed')}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <Textarea
        name="covers"
        label="What is paid for, and up to how much?"
        hint="Champions read it before they claim. For example, bus and train to gatherings, up to £20 a month"
        errors={errors}
        value={first(values, 'covers')}
        rows={4}
      />
      <Textarea
        name="pays"
        label="How does the money come to them?"
        hint="For example, in cash at the next meeting, or by the office, which rings them. Do not ask for bank details here"
        errors={errors}
        value={first(values, 'pays')}
        rows={3}
      />
    </StaffForm>
  )
}
