import { CitedExcerpt } from '@heard/contracts/reporting'
import { type FormValues, first } from '../../../components/form.tsx'

/** An excerpt as a form carries it. */
export const printExcerpt = ({ contribution, field, from, to }: CitedExcerpt): string => `${contribution}:${field}:${from}:${to}`

export const excerptIn = (printed: string): CitedExcerpt | undefined => {
  const [contribution, field, from, to] = printed.split(':')
  const parsed = CitedExcerpt.safeParse({ contribution, field, from: Number(from), to: Number(to) })
  return parsed.success ? parsed.data : undefined
}

export type ExcerptRow = { readonly number: number; readonly contribution: string; readonly quote: string }
const mostRows = 20

/** The rows for words to quote, as far as the form has them: one at least. */
export const rowsIn = (values: FormValues): ExcerptRow[] => {
  const asked = Number(first(values, 'rows') ?? '1')
  const count = Number.isInteger(asked) ? Math.min(mostRows, Math.max(1, asked)) : 1
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    contribution: (first(values, `contribution-${index + 1}`) ?? '').trim(),
    quote: first(values, `quote-${index + 1}`) ?? '',
  }))
}

/** The same form with room for one more. */
export const withAnotherRow = (values: FormValues): FormValues => ({ ...values, rows: [String(Math.min(mostRows, rowsIn(values).length + 1))] })
