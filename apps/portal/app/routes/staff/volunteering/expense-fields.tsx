import { ExpenseKind, type ExpensesWords } from '@heard/contracts/champions'
import { Radios } from '../../../components/choices.tsx'
import { SummaryList } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { Words } from '../../../i18n/text.tsx'
import { expenseKinds } from './expense-names.ts'

/** What the programme pays for, and how. */
export const ExpensesRuleWords = ({ words: { covers, pays } }: { readonly words: ExpensesWords }) => (
  <SummaryList
    rows={[
      { key: 'What is paid for', value: <Words text={covers} /> },
      { key: 'How champions get the money', value: <Words text={pays} /> },
    ]}
  />
)

type Props = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** What somebody paid for. */
export const ExpenseFields = ({ values, errors }: Props) => (
  <>
    <Radios
      name="kind"
      label="What was it for?"
      errors={errors}
      chosen={first(values, 'kind')}
      choices={ExpenseKind.options.map((value) => ({ value, label: expenseKinds[value] }))}
    />
    <Input
      name="amount"
      label="How much did you pay, in pounds?"
      hint="For example, 4.50"
      errors={errors}
      value={first(values, 'amount')}
      width={5}
      inputMode="decimal"
    />
    <DateInput name="on" label="On which day?" errors={errors} values={values} />
    <Textarea
      name="note"
      label="What should the team know about it? (optional)"
      hint="For example, from where to where. Please do not name anybody, and write no bank details. Keep your receipt until you are paid"
      errors={errors}
      value={first(values, 'note')}
      rows={2}
    />
  </>
)
