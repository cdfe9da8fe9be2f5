import { createHmac, randomBytes } from 'node:crypto'
import type { QuarantineReason, ShareStory } from '@heard/contracts/engagement'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MINUTES = 10
/** Stories in ten minutes from everywhere: more than three full halls send at once. */
const MANY = 1_000
const MOST_REMEMBERED = 100_000

/** Stories that files alone tell are not compared. */
const hasWords = (words: ShareStory['words']): boolean => Object.values(words).some((text) => text !== undefined)

type Seen = { readonly contribution: string; readonly until: number }

/** White space and capitals make no other story. */
const plain = (words: ShareStory['words']): string =>
  JSON.stringify(
    Object.entries(words)
      .toSorted()
      .map(([field, text]) => [field, (text ?? '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()]),
  )

/**
 * Tells which stories somebody should look at before they are analysed. Nothing here says who sent them, and nothing outlasts the process:
 * of words only a fingerprint under a key in memory is kept for a day.
 */
export class Suspicion {
  private readonly key = randomBytes(32)
  private readonly seen = new Map<string, Seen>()
  private readonly minutes = new Map<number, number>()

  /** Why this story is to be held back, if it is; `contribution` is the same again for a request that is sent again. */
  judge(
    programme: string,
    { words, trapped }: Pick<ShareStory, 'words' | 'trapped'>,
    contribution: string,
    now: number,
  ): QuarantineReason | undefined {
    if (trapped) return 'trap'
    const before = hasWords(words) ? this.seen.get(this.fingerprint(programme, words)) : undefined
    if (before && before.until > now && before.contribution !== contribution) return 'repeated'
    return this.isFlooded(now) ? 'flood' : undefined
  }

  /** Remembers a story that was taken. */
  took(programme: string, { words }: Pick<ShareStory, 'words'>, contribution: string, now: number): void {
    const id = this.fingerprint(programme, words)
    this.seen.delete(id)
    this.seen.set(id, { contribution, until: now + DAY_MS })
    this.forget(now)
    const minute = Math.floor(now / MINUTE_MS)
    this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + 1)
  }

  /** Whether more stories come in than people send. */
  isFlooded(now: number): boolean {
    const since = Math.floor(now / MINUTE_MS) - MINUTES
    for (const minute of this.minutes.keys()) if (minute <= since) this.minutes.delete(minute)
    return [...this.minutes.values()].reduce((sum, count) => sum + count, 0) >= MANY
  }

  /** The oldest come first in the map. */
  private forget(now: number): void {
    for (const [id, { until }] of this.seen) {
      if (until > now && this.seen.size <= MOST_REMEMBERED) return
      this.seen.delete(id)
    }
  }

  private fingerprint(programme: string, words: ShareStory['words']): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([programme, plain(words)]))
      .digest('base64url')
  }
}
