import { expect, it } from 'vitest'
import { bankHolidays } from './bank-holidays.ts'

/** As GOV.UK lists them (https://www.gov.uk/bank-holidays), and for 2021 and 2022 as it listed them, without the Platinum Jubilee and the state funeral. */
const listed: Readonly<Record<number, readonly string[]>> = {
  2021: ['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30', '2021-12-27', '2021-12-28'],
  2025: ['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  2026: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  2027: ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
}

it.each(Object.entries(listed))('knows the bank holidays of %s', (year, days) => {
  expect(bankHolidays(Number(year))).toStrictEqual(days)
})

it('puts Christmas Day on the Tuesday when it falls on a Sunday', () => {
  expect(bankHolidays(2033).slice(-2)).toStrictEqual(['2033-12-26', '2033-12-27'])
})

it('puts New Year’s Day on the Monday when it falls on a Saturday', () => {
  expect(bankHolidays(2028)[0]).toBe('2028-01-03')
})
