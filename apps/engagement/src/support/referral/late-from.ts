import { referralPatienceDays } from '@heard/contracts/engagement'

const DAY_MS = 86_400_000

/** The moment from which staff should ask about a request that nobody has said they have. */
export const lateFrom = (askedAt: string): string => new Date(Date.parse(askedAt) + referralPatienceDays * DAY_MS).toISOString()
