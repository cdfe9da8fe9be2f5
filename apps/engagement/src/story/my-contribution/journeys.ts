import type { LocalText } from '@heard/contracts'
import type { ContributionStep, PublishedFromMine } from '@heard/contracts/engagement'
import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { quotationsOf } from '../../quotation/quotations.query.ts'
import type { Kept } from '../contribution.reader.ts'
import { type JourneyRow, journeyOf } from './journey.query.ts'

const Title = z.looseObject({ language: z.string(), text: z.string() })

/** Only the holder of a receipt is asked, and the draft is shown to them alone. */
const ASKED = 'asked-to-check'

export type Journey = { readonly steps: ContributionStep[]; readonly published: PublishedFromMine[] }

/** What became of a contribution: its steps, and what is public because of it. */
@Injectable()
export class Journeys {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /** What happened after it came, oldest first. */
  async stepsOf(contribution: string): Promise<ContributionStep[]> {
    return this.told(journeyOf(this.model, contribution).filter(({ what }) => what !== ASKED))
  }

  async of(contribution: string, { facts }: Kept): Promise<Journey> {
    const received = facts[0]?.at ?? ''
    const steps = await this.told(journeyOf(this.model, contribution).filter(({ what, at }) => what !== ASKED || at > received))
    const drawn = steps
      .filter(({ what }) => what === 'used-in-recommendation')
      .map(({ what: _what, at: _at, ...rests }) => ({ what: 'recommendation' as const, ...rests, recallable: false }))
    return {
      steps: [{ what: 'received', at: received }, ...steps],
      published: [...(await this.quoted(contribution)), ...drawn],
    }
  }

  private async told(rows: readonly JourneyRow[]): Promise<ContributionStep[]> {
    const titles = await this.titles(rows)
    return rows.map((row) => ({ what: row.what as ContributionStep['what'], at: row.at, ...about(row, titles) }))
  }

  private async quoted(contribution: string): Promise<PublishedFromMine[]> {
    const refs = quotationsOf(this.model, contribution).flatMap(({ state, words }) => (state === 'approved' && words !== null ? [words] : []))
    const quotations = await this.wordings(refs)
    return [...quotations.values()].map((name) => ({ what: 'quotation', name, recallable: true }))
  }

  private titles(rows: readonly JourneyRow[]): Promise<Map<string, LocalText>> {
    return this.wordings([...new Set(rows.flatMap(({ title }) => (title === null ? [] : [title])))])
  }

  private async wordings(refs: readonly string[]): Promise<Map<string, LocalText>> {
    const titles = new Map<string, LocalText>()
    for (const opened of await this.platform.vault.wording(refs)) {
      const title = opened.status === 'open' ? Title.safeParse(opened.payload) : undefined
      if (title?.success) titles.set(opened.ref, { language: title.data.language, text: title.data.text })
    }
    return titles
  }
}

const about = (
  { what, recommendation, programme, title }: JourneyRow,
  titles: ReadonlyMap<string, LocalText>,
): { link?: string; name?: LocalText } => {
  if (what === ASKED) return {}
  const name = title === null ? undefined : titles.get(title)
  return { ...(recommendation === null ? {} : { link: `/programmes/${programme}/report#${recommendation}` }), ...(name ? { name } : {}) }
}
