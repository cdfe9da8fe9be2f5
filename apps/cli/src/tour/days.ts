const DAY_MS = 86_400_000

/** The day so many days from another, both `2026-11-22`. */
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** A day that has come already. */
export const notAfter = (day: string, today: string): string => (day > today ? today : day)
