import { IdentifyingSpan, type QuotationEnd } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import type { Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { touches } from './excerpt.ts'
import { QuotationEndings, quotationPurposes } from './quotation-endings.ts'
import { quotationPurpose } from './quotation-sources.ts'

const ends: Readonly<Record<string, QuotationEnd>> = {
  ConsentRefused: 'consent-ended',
  ConsentWithdrawn: 'consent-ended',
  ConsentExpired: 'consent-ended',
  ContributionCorrected: 'words-corrected',
  ContributionTranscribed: 'words-corrected',
  AnswersSettled: 'words-corrected',
  ContributionDeidentified: 'marked',
  ErasureStarted: 'erased',
}
const About = z.looseObject({
  contribution: z.string(),
  purpose: z.string().optional(),
  spans: z.array(IdentifyingSpan).optional(),
  purposes: z.array(z.string()).optional(),
})

/** When what a quotation rests on ends, the quotation ends, and its public copy goes. */
@Injectable()
export class StopQuotations implements Policy {
  readonly name = 'stop-quotations'
  readonly types = Object.keys(ends)

  constructor(@Inject(QuotationEndings) private readonly endings: QuotationEndings) {}

  async handle(fact: RecordedFact): Promise<void> {
    const why = ends[fact.type]
    const { contribution, purpose, spans, purposes } = About.parse(fact.data)
    if (!why || (why === 'consent-ended' && purpose !== quotationPurpose)) return
    if (purposes && !purposes.some((one) => quotationPurposes.includes(one))) return
    const quoted = await this.endings.of(contribution, fact.position)
    const concerned = spans ? quoted.filter(({ field, starts: from, ends: to }) => touches(spans, { field, from, to })) : quoted
    for (const row of concerned.filter(({ proposed_at: at }) => at <= fact.metadata.at)) await this.endings.end(row, why, fact.id)
  }
}
