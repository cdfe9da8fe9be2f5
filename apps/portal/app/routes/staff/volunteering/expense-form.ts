import { type ExpenseContent, ExpenseKind } from '@heard/contracts/champions'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

const LONGEST_NOTE = 500
const MOST_PENCE = 100_000

/** An amount as people type it ("4", "4.5", "£1,000.00"), in pence. */
const penceIn = (typed: string): number | undefined => {
  const [, pounds, pence = ''] = /^£?\s*(\d{1,3}(?:,\d{3})|\d{1,4})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? []
  if (pounds === undefined) return undefined
  const amount = Number(pounds.replace(',', '')) * 100 + Number(pence.padEnd(2, '0'))
  return amount >= 1 && amount <= MOST_PENCE ? amount : undefined
}

/** What somebody filled in of what they paid for. */
export const readExpense = (values: FormValues): { readonly errors: readonly FieldError[] } | { readonly content: ExpenseContent } => {
  const kind = ExpenseKind.safeParse(first(values, 'kind')).data
  const pence = penceIn(first(values, 'amount') ?? '')
  const read = readDay(values, 'on', 'The day')
  const on = 'error' in read ? undefined : read.day
  const note = typedIn(values, 'note')
  const errors: FieldError[] = [
    ...(kind ? [] : [{ field: 'kind', message: 'Choose what it was for' }]),
    ...(pence === undefined ? [{ field: 'amount', message: 'Enter what you paid, such as 4.50, up to £1,000' }] : []),
    ...('error' in read ? [read.error] : on === undefined ? [{ field: 'on-day', message: 'Enter the day' }] : []),
    ...checkTyped(values, [{ name: 'note', longest: LONGEST_NOTE }]),
  ]
  if (!kind || pence === undefined || on === undefined || errors.length > 0) return { errors }
  return { content: { kind, on, pence, ...(note === undefined ? {} : { note }) } }
}

/** The form as it stands for something that is claimed. */
export const expenseValues = ({ kind, on, pence, note }: ExpenseContent): FormValues => ({
  kind: [kind],
  amount: [(pence / 100).toFixed(2)],
  ...dayValues('on', on),
  ...(note === undefined ? {} : { note: [note] }),
})

/** Where a refusal is shown. */
export const expenseFields = { codes: { 'not-within-a-year': 'on-day' }, otherwise: 'kind' }
