import { claimExpense } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { dayValues } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { ExpenseFields, ExpensesRuleWords } from './expense-fields.tsx'
import { expenseFields, readExpense } from './expense-form.ts'
import { ownExpenses } from './own.server.ts'

/** The id is chosen here, so that sending it twice claims it once. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, mine } = await ownExpenses(args)
  const back = `/staff/${programme}/volunteering/expenses`
  if (!mine.words) throw redirect(back)
  const values = dayValues('on', new Date().toISOString().slice(0, 10))
  return { back, words: mine.words, values, claim: crypto.randomUUID(), key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readExpense(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const body = { claim: first(values, 'claim') ?? '', ...read.content }
  const called = await context.get(callContext)(claimExpense, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/volunteering/expenses?done=claimed`, expenseFields, values)
}

export default function ClaimExpense() {
  const loaded = useLoaderData<typeof loader>()
  const { back, words, claim, key } = loaded
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Claim an expense" back={back} formKey={key} errors={errors} send="Claim it" before={<ExpensesRuleWords words={words} />}>
      <input type="hidden" name="claim" value={first(values, 'claim') ?? claim} />
      <ExpenseFields values={values} errors={errors} />
    </StaffForm>
  )
}
