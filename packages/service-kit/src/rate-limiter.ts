import { createHmac, randomBytes } from 'node:crypto'
import { Refused } from './problems.ts'

const DAY_MS = 86_400_000
type Bucket = { tokens: number; at: number }

/**
 * Token buckets per network address. An address is known only by an HMAC under a key that lives in memory for one day, so nothing here outlasts it.
 * A whole community hall behind one address gets through: the burst is for people, the refill for patience.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>()
  private key = randomBytes(32)
  private keyUntil = 0

  constructor(private readonly limit: { readonly burst: number; readonly perSecond: number; readonly mostAddresses: number }) {}

  /**
   * Takes tokens for this address at this time in milliseconds: one, or what the act costs.
   * @throws Refused `too-many-requests` with the seconds to wait
   */
  take(address: string, now: number, cost = 1): void {
    this.renewKey(now)
    const id = createHmac('sha256', this.key).update(address).digest('base64url')
    const bucket = this.buckets.get(id) ?? { tokens: this.limit.burst, at: now }
    const tokens = Math.min(this.limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * this.limit.perSecond)
    if (tokens < cost) throw new Refused('too-many-requests', Math.ceil((cost - tokens) / this.limit.perSecond))
    this.buckets.delete(id)
    this.buckets.set(id, { tokens: tokens - cost, at: now })
    if (this.buckets.size > this.limit.mostAddresses) this.forgetOldest()
  }

  private renewKey(now: number): void {
    if (now < this.keyUntil) return
    this.key = randomBytes(32)
    this.keyUntil = now + DAY_MS
    this.buckets.clear()
  }

  private forgetOldest(): void {
    const oldest = this.buckets.keys().next()
    if (!oldest.done) this.buckets.delete(oldest.value)
  }
}
