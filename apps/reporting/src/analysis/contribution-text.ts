import { HeldWords, WordsField } from '@heard/contracts/engagement'
import type { ContributionText, Excerpt } from '@heard/contracts/reporting'
import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { IndexedContribution } from './contributions.query.ts'
import { type Redaction, redact, redactionOf, toOriginal, toShown } from './redaction.ts'

type Text = z.infer<typeof ContributionText>

const redactionIn = ({ spans, lengths }: IndexedContribution, field: WordsField): Redaction =>
  redactionOf(
    lengths[field] ?? 0,
    spans.filter((span) => span.field === field),
  )

/** An excerpt of the de-identified text as offsets into the original; nothing when it does not lie inside the text. */
export const excerptInOriginal = (held: IndexedContribution, { field, from, to }: Excerpt): Excerpt | undefined => {
  const redaction = redactionIn(held, field)
  return from >= to || to > redaction.shownLength ? undefined : { field, ...toOriginal(redaction, { from, to }) }
}

type MarkedExcerpt = Excerpt & { readonly textVersion: number }

/**
 * An excerpt that was marked in the de-identified text of this version, as offsets into the original.
 * @throws Refused `not-de-identified` | `text-changed` | `excerpt-outside-text`
 */
export const markedInOriginal = (held: IndexedContribution, marked: MarkedExcerpt | undefined): Excerpt | undefined => {
  if (!marked) return undefined
  if (held.textVersion === 0) throw new Refused('not-de-identified')
  const { textVersion, ...excerpt } = marked
  if (textVersion !== held.textVersion) throw new Refused('text-changed')
  const inOriginal = excerptInOriginal(held, excerpt)
  if (!inOriginal) throw new Refused('excerpt-outside-text')
  return inOriginal
}

export const excerptAsShown = (held: IndexedContribution, { field, from, to }: Excerpt): Excerpt => ({
  field,
  ...toShown(redactionIn(held, field), { from, to }),
})

const deidentified = ({ spans }: IndexedContribution, words: HeldWords): HeldWords =>
  Object.fromEntries(
    WordsField.options.flatMap((field) => {
      const original = words[field]
      if (original === undefined) return []
      const marked = spans.filter((span) => span.field === field)
      return [[field, redact(original, redactionOf(original.length, marked))] as const]
    }),
  )

/** Opens the words of a contribution for somebody who reads it; the vault records who did. */
@Injectable()
export class ContributionTexts {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  async read(held: IndexedContribution, text: 'de-identified' | 'original', actor: string): Promise<Text> {
    if (held.summary.state === 'withdrawn') return { status: 'withdrawn' }
    if (text === 'de-identified' && held.textVersion === 0) return { status: 'not-de-identified' }
    const [opened] = await this.platform.vault.open([held.wordsRef], { purpose: 'narrative', actor, reason: 'read' })
    if (opened?.status === 'erased') return { status: 'withdrawn' }
    if (opened?.status === 'refused') return { status: 'refused', why: opened.why }
    const words = opened?.status === 'open' ? HeldWords.safeParse(opened.payload) : undefined
    if (!words?.success) return { status: 'tampered' }
    return { status: 'open', text, textVersion: held.textVersion, words: text === 'original' ? words.data : deidentified(held, words.data) }
  }

  /** The de-identified words of many for a file that somebody takes along, opened at once; those that do not open are missing. */
  async forFile(all: readonly IndexedContribution[], actor: string): Promise<ReadonlyMap<string, HeldWords>> {
    if (all.length === 0) return new Map()
    const opened = await this.platform.vault.open(
      all.map(({ wordsRef }) => wordsRef),
      { purpose: 'narrative', actor, reason: 'analysis-file' },
    )
    return new Map(
      all.flatMap((held, place) => {
        const answer = opened[place]
        const words = answer?.status === 'open' ? HeldWords.safeParse(answer.payload) : undefined
        return words?.success ? [[held.summary.contribution, deidentified(held, words.data)] as const] : []
      }),
    )
  }
}
