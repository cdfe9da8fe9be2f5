import { createHmac, randomBytes } from 'node:crypto'
import type { QuarantineReason } from '@heard/contracts/engagement'
import type { TypedWords } from '../words-row.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MINUTES = 10
/** Stories in ten minutes from everywhere: more than three full halls send at once. */
const MANY = 1_000
const MOST_REMEMBERED = 100_000

/** Shorter answers are alike by chance. */
const TELLING = 80

/** What is looked at; `answers`: to questions that many people answer in a word or two. */
type Sent = { readonly words: TypedWords; readonly trapped?: boolean | undefined; readonly answers?: boolean }
type Seen = { readonly contribution: string; readonly until: number }

/** White space and capitals make no other story. */
const plain = (words: TypedWords): string =>
  JSON.stringify(
    Object.entries(words)
      .toSorted()
      .map(([field, text]) => [field, (text ?? '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()]),
  )

/** What files alone tell is not compared. */
const isTelling = ({ words, answers = false }: Sent): boolean => Object.values(words).join('').length >= (answers ? TELLING : 1)

/**
 * Tells which stories somebody should look at before they are analysed. Nothing here says who sent them, and nothing outlasts the process:
 * of words only a fingerprint under a key in memory is kept for a day.
 */
export class Suspicion {
  private readonly key = randomBytes(32)
  private readonly seen = new Map<string, Seen>()
  private readonly minutes = new Map<number, number>()

  /** Why this story is to be held back, if it is; `contribution` is the same again for a request that is sent again. */
  judge(programme: string, sent: Sent, contribution: string, now: number): QuarantineReason | undefined {
    if (sent.trapped) return 'trap'
    const before = isTelling(sent) ? this.seen.get(this.fingerprint(programme, sent.words)) : undefined
    if (before && before.until > now && before.contribution !== contribution) return 'repeated'
    return this.isFlooded(now) ? 'flood' : undefined
  }

  /** Remembers a story that was taken. */
  took(programme: string, sent: Sent, contribution: string, now: number): void {
    if (isTelling(sent)) this.remember(this.fingerprint(programme, sent.words), contribution, now)
    this.forget(now)
    const minute = Math.floor(now / MINUTE_MS)
    this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + 1)
  }

  private remember(id: string, contribution: string, now: number): void {
    this.seen.delete(id)
    this.seen.set(id, { contribution, until: now + DAY_MS })
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

  private fingerprint(programme: string, words: TypedWords): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([programme, plain(words)]))
      .digest('base64url')
  }
}
