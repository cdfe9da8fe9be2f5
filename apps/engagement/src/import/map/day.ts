import type { DayValue } from '@heard/contracts/engagement'

export type DayOrder = Extract<DayValue, { column: string }>['order']

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

const day = (year: number, month: number, date: number): string | undefined => {
  const full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
  const moment = new Date(Date.UTC(full, month - 1, date))
  return full >= 1900 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date ? moment.toISOString().slice(0, 10) : undefined
}

const inOrder = (first: number, second: number, third: number, order: DayOrder): string | undefined => {
  if (order === 'day-month-year') return day(third, second, first)
  if (order === 'month-day-year') return day(third, first, second)
  if (order === 'year-month-day' || first > 31) return day(first, second, third)
  // Only a number above 12 tells which of the two is the day.
  if (first > 12) return day(third, second, first)
  return second > 12 ? day(third, first, second) : undefined
}

/** The calendar day that a cell names, `2021-09-30`; nothing when it names none or could name two. A time of day after it is passed over. */
export const parseDay = (cell: string, order: DayOrder): string | undefined => {
  const text = cell.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{2,4})(?:$|[T ,])/.exec(text)
  if (numbers) return inOrder(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), order)
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{2,4})(?:$|[T ,])/i.exec(text)
  if (dayFirst?.[2]) return day(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]))
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:$|[T ,])/i.exec(text)
  return monthFirst?.[1] ? day(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2])) : undefined
}

/** The order in which these cells write their days: the one in which most can be read; in doubt that of the United Kingdom. */
export const dayOrderOf = (cells: readonly string[]): DayOrder => {
  const readable = (order: DayOrder): number => cells.filter((cell) => parseDay(cell, order) !== undefined).length
  if (readable('auto') === cells.length) return 'auto'
  const orders = (['day-month-year', 'month-day-year', 'year-month-day'] as const).map((order) => ({ order, count: readable(order) }))
  return orders.reduce((best, each) => (each.count > best.count ? each : best)).order
}
