/** The day of a moment, in UTC. */
export const dayOf = (moment: string): string => moment.slice(0, 10)

const DAY_MS = 86_400_000

/** So many days after a day; before it where they are negative. */
export const daysAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS).toISOString())
