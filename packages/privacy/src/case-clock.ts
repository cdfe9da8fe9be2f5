import type { CaseKind } from '@heard/contracts/engagement'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const ACKNOWLEDGE_DAYS = 30
const BREACH_HOURS = 72

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** The same day of the month so many months later, or that month's last day (Regulation 1182/71, as the ICO reads it). Days as `2026-11-22`. */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** What a case's clock counts from, what stopped it for how long, and whether it was extended. */
export type Clock = { readonly kind: CaseKind; readonly since: string; readonly pausedDays: number; readonly extended: boolean }

/** When the case must be answered; for a complaint, acknowledged; for a breach, reported. A day, or for a breach a moment. */
export const dueOf = ({ kind, since, pausedDays, extended }: Clock): string => {
  if (kind === 'breach') return new Date(Date.parse(since) + BREACH_HOURS * HOUR_MS).toISOString()
  const counted = kind === 'complaint' ? isoDay(Date.parse(since) + ACKNOWLEDGE_DAYS * DAY_MS) : monthsAfter(since, extended ? 3 : 1)
  return isoDay(Date.parse(counted) + pausedDays * DAY_MS)
}

/** Whole days between two days. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
