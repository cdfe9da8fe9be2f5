import { RateLimiter } from '../rate-limiter.ts'

/** What a look or a change with a receipt costs. */
export const receiptCost = 10

/** What it costs an address to send a file of so many bytes, or to be sent one, beside what a submission costs. */
export const fileCost = (bytes: number): number => Math.ceil(bytes / (1024 * 1024)) * 5

/** A hall of a thousand people behind one address can each do something that costs ten at once; after that ten a second. */
export const residentLimiter = (): RateLimiter => new RateLimiter({ burst: 10_000, perSecond: 100, mostAddresses: 100_000 })
