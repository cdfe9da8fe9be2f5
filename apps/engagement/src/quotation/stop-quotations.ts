import { IdentifyingSpan, type QuotationEnd } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Platform, type Policy, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { touches } from './excerpt.ts'
import { quotationDecider } from './quotation.decider.ts'
import { quotationStream } from './quotation.events.ts'
import { quotationPurpose } from './quotation-sources.ts'
import { type QuotationRow, quotationsOf } from './quotations.query.ts'

const ends: Readonly<Record<string, QuotationEnd>> = {
  ConsentRefused: 'consent-ended',
  ConsentWithdrawn: 'consent-ended',
  ConsentExpired: 'consent-ended',
  ContributionCorrected: 'words-corrected',
  ContributionDeidentified: 'marked',
  ErasureStarted: 'erased',
}
const About = z.looseObject({
  contribution: z.string(),
  purpose: z.string().optional(),
  spans: z.array(IdentifyingSpan).optional(),
  purposes: z.array(z.string()).optional(),
})
const WAIT_MS = 30_000

/** The read model has not come far enough to know which quotations there are. */
class NotCaughtUp extends Error {
  readonly type = 'not-caught-up'
}

/** When what a quotation rests on ends, the quotation ends, and its public copy goes. */
@Injectable()
export class StopQuotations implements Policy {
  readonly name = 'stop-quotations'
  readonly types = Object.keys(ends)

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const why = ends[fact.type]
    const { contribution, purpose, spans, purposes } = About.parse(fact.data)
    if (!why || (why === 'consent-ended' && purpose !== quotationPurpose)) return
    if (purposes && !purposes.includes('narrative') && !purposes.includes(quotationPurpose)) return
    if (!(await this.model.waitFor(fact.position, WAIT_MS))) throw new NotCaughtUp('the read model is behind')
    const quoted = quotationsOf(this.model, contribution)
    const concerned = spans ? quoted.filter(({ field, starts: from, ends: to }) => touches(spans, { field, from, to })) : quoted
    for (const row of concerned.filter(({ proposed_at: at }) => at <= fact.metadata.at)) await this.stop(row, why, fact.id)
  }

  private async stop({ programme, quotation, words }: QuotationRow, why: QuotationEnd, cause: string): Promise<void> {
    const command = { type: 'Withdraw' as const, programme, quotation, why }
    await this.commands.run(quotationDecider, quotationStream(programme, quotation), command, systemSource(this.platform.clock, cause))
    if (words !== null) await this.platform.vault.withdraw([words])
  }
}
