import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expenseValues, readExpense } from './expense-form.ts'

const bus = { kind: ['travel'], 'on-day': ['27'], 'on-month': ['11'], 'on-year': ['2026'] }
const amount = (typed: string) => {
  const read = readExpense({ ...bus, amount: [typed] })
  return 'content' in read ? read.content.pence : read.errors
}

describe('what a champion claims on a form', () => {
  it.each([
    ['4', 400],
    ['4.5', 450],
    ['£4.50', 450],
    [' £ 12.05 ', 1_205],
    ['0.01', 1],
    ['1,000.00', 100_000],
    ['1000', 100_000],
  ])('takes "%s" as an amount', (typed, pence) => expect(amount(typed)).toBe(pence))
  it.each(['', '0', '0.00', '-4', '4.505', '4,50', '1000.01', '1,00', 'four', '4 pounds'])('asks for an amount again after "%s"', (typed) =>
    expect(amount(typed)).toEqual([{ field: 'amount', message: 'Enter what you paid, such as 4.50, up to £1,000' }]),
  )
  it('says all that is missing, in the order of the fields', () => {
    expect(readExpense({ note: ['x'.repeat(501)] })).toEqual({
      errors: [
        { field: 'kind', message: 'Choose what it was for' },
        { field: 'amount', message: 'Enter what you paid, such as 4.50, up to £1,000' },
        { field: 'on-day', message: 'Enter the day' },
        { field: 'note', message: 'Use 500 characters or fewer' },
      ],
    })
  })
  it('shows what is claimed as it is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.option(fc.constant('To the hall'), { nil: undefined }), (pence, note) => {
        const content = { kind: 'care' as const, on: '2026-02-01', pence, ...(note === undefined ? {} : { note }) }
        expect(readExpense(expenseValues(content))).toEqual({ content })
      }),
    )
  })
})
