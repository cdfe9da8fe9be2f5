import type { Urgency } from '@heard/contracts/engagement'

const HOUR_MS = 3_600_000

/** Hours until somebody must have asked whether anybody is in danger. */
const firstHours: Readonly<Record<Urgency, number>> = { immediate: 1, today: 8, 'this-week': 120, routine: 336 }
/** Hours after which a concern that is being looked after is looked at again, when no call is planned. */
const AGAIN_HOURS = 168

export type Clock = {
  readonly urgency: Urgency
  /** When it was raised, or ranked last; ISO 8601. */
  readonly since: string
  /** When the first step was done. */
  readonly checkedAt: string | null
  /** When something was last done. */
  readonly actedAt: string
  /** The day of the call that is planned. */
  readonly callOn: string | null
}

const after = (at: string, hours: number): string => new Date(Date.parse(at) + hours * HOUR_MS).toISOString()

/** By when the next thing has to be done: first the check for danger, then the planned call, else a look within a week. */
export const dueOfConcern = ({ urgency, since, checkedAt, actedAt, callOn }: Clock): string => {
  if (checkedAt === null) return after(since, firstHours[urgency])
  return callOn === null ? after(actedAt, AGAIN_HOURS) : `${callOn}T17:00:00.000Z`
}
