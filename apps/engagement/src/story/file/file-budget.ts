import { RateLimiter, Refused } from '@heard/service-kit'

const HOUR_MS = 3_600_000
const HOURS = 24
const megabytes = (count: number): number => count * 1024 * 1024
/** Bytes that strangers may send in a day, all together: files of a thousand people, and not a disk full. */
const MOST = megabytes(4_096)
/** Bytes of those that one address may send, so that nobody takes everybody's: a hall of a hundred people with photos. */
const OF_ONE = megabytes(512)

/** How much of the disk strangers may fill. Counted in memory, by the hour. */
export class FileBudget {
  private readonly hours = new Map<number, number>()
  private readonly addresses: RateLimiter

  constructor(
    private readonly most = MOST,
    ofOne = OF_ONE,
  ) {
    this.addresses = new RateLimiter({ burst: ofOne, perSecond: (ofOne * 1000) / (HOURS * HOUR_MS), mostAddresses: 100_000 })
  }

  /** @throws Refused `files-full`, or `too-many-requests` when this address has sent its share */
  take(address: string, bytes: number, now: number): void {
    this.addresses.take(address, now, bytes)
    const hour = Math.floor(now / HOUR_MS)
    for (const each of this.hours.keys()) if (each <= hour - HOURS) this.hours.delete(each)
    const taken = [...this.hours.values()].reduce((sum, each) => sum + each, 0)
    if (taken + bytes > this.most) throw new Refused('files-full', HOUR_MS / 1000)
    this.hours.set(hour, (this.hours.get(hour) ?? 0) + bytes)
  }
}
