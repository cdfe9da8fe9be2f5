import { given, type Sealed } from '@heard/contracts'
import type { PublicCount } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ReportFact } from './report.events.ts'

export type PublishReport = {
  readonly programme: string
  readonly report: string
  readonly today: string
  readonly summary?: Sealed | undefined
  /** Of every published recommendation. */
  readonly counts: readonly { readonly recommendation: string; readonly people: PublicCount }[]
  /** How many commitments there are. */
  readonly commitments: number
}
export type PublishReportRefusal = 'nothing-to-report'

/** The newest edition's number, 0 before the first. */
export const reportDecider: Decider<PublishReport, number, ReportFact, PublishReportRefusal> = {
  initial: 0,
  evolve: (_, { data }) => data.edition,
  decide({ programme, report, today, summary, counts, commitments }, edition) {
    if (counts.length + commitments === 0) return refuse('nothing-to-report')
    return accept<ReportFact>({
      type: 'ReportPublished',
      data: { programme, report, edition: edition + 1, on: today, ...given({ summary }), counts: [...counts] },
    })
  },
}
