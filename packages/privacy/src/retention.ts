import type { RetentionRule } from '@heard/contracts/engagement'

const isoDay = (date: Date): string => date.toISOString().slice(0, 10)
const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/**
 * The last day on which data may be kept, when what starts the clock happened on the day `since` (both days as `2026-11-22`).
 * Months are calendar months: from the 31st one lands on the last day of a shorter month.
 */
export const retainUntil = ({ length, unit }: RetentionRule, since: string): string => {
  const start = new Date(since)
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()]
  if (unit === 'days') return isoDay(new Date(Date.UTC(year, month, day + length)))
  return isoDay(new Date(Date.UTC(year, month + length, Math.min(day, lastOfMonth(year, month + length)))))
}
