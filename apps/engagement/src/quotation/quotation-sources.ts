import type { Sealed } from '@heard/contracts'
import type { HeldWords } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { contributionDecider } from '../story/contribution.decider.ts'
import { ContributionReader, type Held, type Kept } from '../story/contribution.reader.ts'
import type { Source } from './quotation.decider.ts'

/** The purpose that a teller agrees to. */
export const quotationPurpose = 'anonymous-quotation'

export type QuotationSource = { readonly source: Source; readonly held: Held; readonly words: Sealed }

const sourceOf = ({ facts, held }: Kept): QuotationSource => {
  const newest = facts.findLastIndex((fact) => 'words' in fact.data)
  const words = facts[newest]?.data
  const marked = facts.slice(newest).findLast((fact) => fact.type === 'ContributionDeidentified')
  return {
    held,
    words: words && 'words' in words ? words.words : held.words,
    source: {
      consent: fold(contributionDecider, facts).consents.get(quotationPurpose)?.given ?? false,
      textVersion: facts.filter((fact) => fact.type === 'ContributionDeidentified').length,
      spans: marked?.data.spans,
    },
  }
}

/** What quotations are taken from: a contribution as its stream has it now, and its words from the vault. */
@Injectable()
export class QuotationSources {
  constructor(@Inject(ContributionReader) private readonly reader: ContributionReader) {}

  /** @throws Refused `not-found` when there is no such contribution */
  async read(programme: string, contribution: string): Promise<QuotationSource> {
    return sourceOf(await this.reader.read(programme, contribution))
  }

  /**
   * The original words; the opening is recorded.
   * @throws Refused `words-withdrawn`
   */
  async open({ words }: QuotationSource, actor: string): Promise<HeldWords> {
    const opened = await this.reader.words(words, { actor, reason: 'review' })
    if (opened.status === 'withdrawn') throw new Refused('words-withdrawn')
    return opened.words
  }

  /** The original words of several, by their references, without those that were withdrawn; the one opening is recorded. */
  openAll(sources: readonly QuotationSource[], actor: string): Promise<ReadonlyMap<string, HeldWords>> {
    return this.reader.wordsOf(
      sources.map(({ words }) => words.ref),
      { actor, reason: 'review' },
    )
  }
}
