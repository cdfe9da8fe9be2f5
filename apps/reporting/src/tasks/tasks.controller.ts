import { type AnswerOf, endOfDay, type Task } from '@heard/contracts'
import { isDraft, reportingTasks } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'
import { type Caller, From, Implements, Input, type InputOf, mayActOn } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { commitmentView } from '../accountability/commitment.view.ts'
import { HistoryReader } from '../accountability/history.reader.ts'
import { recommendationView } from '../accountability/recommendation.view.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { CheckAsking } from '../draft-check/check-asking.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { ReportTasks } from '../report/report-tasks.ts'
import { dayOf } from '../today.ts'
import { Voters } from '../verdict/voters.ts'
import { dueOf } from './due.ts'
import { noWords } from './no-words.ts'

type Dated = { readonly at: string }
const startOf = (facts: readonly Dated[], otherwise: string): string => facts[0]?.at ?? otherwise

@Controller()
export class TasksController {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ReportTasks) private readonly reports: ReportTasks,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(Voters) private readonly voters: Voters,
    @Inject(CheckAsking) private readonly checks: CheckAsking,
  ) {}

  @Implements(reportingTasks)
  async list(@Input() { params: { programme } }: InputOf<typeof reportingTasks>, @From() caller: Caller): Promise<AnswerOf<typeof reportingTasks>> {
    this.terms.require(programme)
    const may = (action: string): boolean => mayActOn(caller, action, programme)
    const ours = Object.keys(this.terms.actsFor(caller.principal, programme))
    const heaps = await Promise.all([
      may('contribution.deidentify') ? this.heap('de-identify', programme, 'c.text_version <= 0') : [],
      may('coding.edit') ? this.heap('code', programme, 'c.text_version > 0 AND NOT EXISTS (SELECT 1 FROM coding k WHERE k.seq = c.seq)') : [],
    ])
    const reports = may('report.publish') ? await this.reports.waiting(programme, caller) : []
    const all = [
      ...heaps.flat(),
      ...reports,
      ...(may('draft.check') ? await this.toCheck(programme, caller) : []),
      ...this.recommendations(programme, caller, may, ours),
      ...this.commitments(programme, caller, may, ours),
    ]
    return { tasks: all.slice(0, 500) }
  }

  /** Contributions in one state, as one heap. */
  private async heap(kind: 'de-identify' | 'code', programme: string, state: string): Promise<Task[]> {
    const sql = `SELECT count(*) AS count, min(c.at) AS since FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND ${state}`
    const [row] = await this.index.count<{ count: number; since: string | null }>(sql, programme)
    if (!row || row.since === null) return []
    return [{ kind, id: kind, programme, since: row.since, urgent: false, count: row.count }]
  }

  /** Drafts that a champion is asked to check and has said nothing of. */
  private async toCheck(programme: string, caller: Caller): Promise<Task[]> {
    const voter = this.voters.championOf(programme, caller.actor)
    const waiting = voter === undefined ? [] : await this.checks.waiting({ programme, from: 'champions', voter }, caller.at)
    return waiting.map(({ recommendation: id, at: since, until }) => ({
      kind: 'draft-check',
      id,
      programme,
      since,
      due: endOfDay(until),
      urgent: false,
    }))
  }

  /** Drafts for those who write or publish, and for organisations to reply to; answers that are due for the organisation asked; silences for those who chase them. */
  private recommendations(programme: string, caller: Caller, may: (action: string) => boolean, ours: readonly string[]): Task[] {
    return this.histories.ofProgramme(programme).recommendations.flatMap((facts): Task[] => {
      const view = recommendationView(facts, noWords, dayOf(caller.at))
      if (!view) return []
      const about = { id: view.id, programme, since: startOf(facts, caller.at), ...(view.dueBy === undefined ? {} : { due: endOfDay(view.dueBy) }) }
      if (isDraft(view)) {
        const waits = view.sent.find(({ organisation, reply }) => ours.includes(organisation) && reply?.earlier !== false)
        if (waits) return [{ ...about, since: waits.at, due: endOfDay(waits.replyBy), kind: 'draft-reply', urgent: false }]
        return may('recommendation.draft') ? [{ ...about, kind: 'draft', urgent: false }] : []
      }
      const waiting = view.asked.filter(({ standing }) => standing === 'awaiting' || standing === 'silent')
      const silent = waiting.some(({ standing }) => standing === 'silent')
      if (waiting.some(({ organisation }) => ours.includes(organisation))) return [{ ...about, kind: 'response', urgent: silent }]
      return silent && may('recommendation.publish') ? [{ ...about, kind: 'silence', urgent: false }] : []
    })
  }

  /** Promises and milestones that are near or past their day: for whoever made them; promises past it also for whoever watches over them. */
  private commitments(programme: string, caller: Caller, may: (action: string) => boolean, ours: readonly string[]): Task[] {
    return this.histories.ofProgramme(programme).commitments.flatMap((facts): Task[] => {
      const today = dayOf(caller.at)
      const view = commitmentView(facts, noWords, today, publicCount)
      if (!view) return []
      const isOurs = ours.includes(view.organisation)
      const about = { programme, since: startOf(facts, caller.at), urgent: false }
      return dueOf(view, today).flatMap(({ id, milestone, due }): Task[] => {
        if (!isOurs && !(may('recommendation.publish') && milestone === undefined && view.overdue)) return []
        const what = milestone === undefined ? ({ kind: 'commitment', id } as const) : ({ kind: 'milestone', id: `${id}#${milestone}` } as const)
        return [{ ...about, ...what, due: endOfDay(due) }]
      })
    })
  }
}
