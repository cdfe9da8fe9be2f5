import { bankHolidays } from './bank-holidays.ts'

const DAY_MS = 86_400_000

const isOff = (milliseconds: number): boolean => {
  const at = new Date(milliseconds)
  return [0, 6].includes(at.getUTCDay()) || bankHolidays(at.getUTCFullYear()).includes(at.toISOString().slice(0, 10))
}

/** The day so many working days after this one; Saturdays, Sundays and the bank holidays of England and Wales do not count. Days as `2026-11-22`. */
export const workingDaysAfter = (day: string, count: number): string => {
  let at = Date.parse(day)
  for (let left = count; left > 0; ) {
    at += DAY_MS
    if (!isOff(at)) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}
