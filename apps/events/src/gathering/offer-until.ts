const HOUR_MS = 3_600_000
/** How long an offered place is kept. */
const KEPT_HOURS = 48
/** Offers end so long before a gathering begins, and none is made for less than an hour. */
const LAST_HOURS = 2

/** By when somebody has to take a place that is offered now; nothing when it is too late to offer one. */
export const offerUntil = (at: string, startsAt: string): string | undefined => {
  const now = Date.parse(at)
  const until = Math.min(now + KEPT_HOURS * HOUR_MS, Date.parse(startsAt) - LAST_HOURS * HOUR_MS)
  return until < now + HOUR_MS ? undefined : new Date(until).toISOString()
}
