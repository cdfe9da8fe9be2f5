import { longest } from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form-values.ts'
import { readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

/** So many milestones fit into the form of a promise; more are added on its page. */
export const milestoneRows = [1, 2, 3] as const
export const milestoneField = (row: number, part: 'text' | 'due'): string => `milestone-${row}-${part}`

type Milestone = { readonly text: string; readonly due: string }
type Read = { readonly milestones: Milestone[] } | { readonly errors: readonly FieldError[] }

/** What is to be done, by when. */
export const readMilestone = (
  values: FormValues,
  textField: string,
  dueField: string,
  what: string,
): Milestone | { readonly errors: FieldError[] } => {
  const due = readDay(values, dueField, `The day of ${what}`)
  const errors = [
    ...checkTyped(values, [{ name: textField, longest: longest.milestone, missing: `Enter what ${what} is` }]),
    ...('error' in due
      ? [due.error]
      : due.day === undefined
        ? [{ field: `${dueField}-day`, message: `Enter the day by which ${what} is done` }]
        : []),
  ]
  if (errors.length > 0 || 'error' in due || due.day === undefined) return { errors }
  return { text: typedIn(values, textField) ?? '', due: due.day }
}

type Bounds = { readonly from: string | undefined; readonly to: string | undefined }

const outside = ({ due }: Milestone, { from, to }: Bounds, row: number): FieldError[] => {
  const field = `${milestoneField(row, 'due')}-day`
  if (from !== undefined && due < from) return [{ field, message: `The day of milestone ${row} must not be before the promise was made` }]
  return to !== undefined && due > to ? [{ field, message: `The day of milestone ${row} must not be after the day of the promise` }] : []
}

const readRow = (values: FormValues, row: number, bounds: Bounds): Read => {
  const [textField, dueField] = [milestoneField(row, 'text'), milestoneField(row, 'due')]
  const due = readDay(values, dueField, '')
  if (typedIn(values, textField) === undefined && 'day' in due && due.day === undefined) return { milestones: [] }
  const read = readMilestone(values, textField, dueField, `milestone ${row}`)
  if ('errors' in read) return read
  const errors = outside(read, bounds, row)
  return errors.length > 0 ? { errors } : { milestones: [read] }
}

/** The milestones in the form of a promise that is made and due on these days, rows left empty passed over; or what is wrong with them. */
export const readMilestones = (values: FormValues, bounds: Bounds): Read => {
  const rows = milestoneRows.map((row) => readRow(values, row, bounds))
  const errors = rows.flatMap((row) => ('errors' in row ? row.errors : []))
  return errors.length > 0 ? { errors } : { milestones: rows.flatMap((row) => ('milestones' in row ? row.milestones : [])) }
}
