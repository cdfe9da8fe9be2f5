import { RateLimiter } from '@heard/service-kit'

/** What it costs to register: a hall of a thousand people behind one address can each do it at once; after that ten a second. */
export const registrationCost = 10
/** What a look or a change with a receipt costs. */
export const receiptCost = 10
/** What it costs to ask for a mini event: two hundred at once from one address, then two a second. */
export const requestCost = 50

export const residentLimiter = (): RateLimiter => new RateLimiter({ burst: 10_000, perSecond: 100, mostAddresses: 100_000 })
