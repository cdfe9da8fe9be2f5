import { given } from '@heard/contracts'
import {
  type addressedToUs,
  type DraftToReplyTo,
  isDraft,
  type listRecommendations,
  type recommendationEvidence,
  type StaffRecommendation,
} from '@heard/contracts/reporting'
import { mayAct } from '@heard/identity'
import { type AnswerOf, type Caller, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { shownText } from '../analysis/contributions.query.ts'
import { newestBehind } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Evidence } from '../recommendation/evidence.ts'
import { Wordings } from '../wordings.ts'
import { groundsOf } from './grounds.ts'
import { HistoryReader } from './history.reader.ts'
import type { RecommendationView } from './recommendation.view.ts'
import { commitmentsOf, commitmentViews, publicRecommendations, recommendationViews, type Viewing } from './report.view.ts'
import { ThemeNames } from './theme-names.ts'
import { Accountability } from './viewing.ts'

const NEWEST = 100

type Sent = RecommendationView['sent'][number]

const replyIn = ({ at, by, text, mayShow, earlier }: NonNullable<Sent['reply']>, { words }: Viewing) => ({
  at,
  by,
  text: words(text),
  mayShow,
  earlier,
})

/** A draft as an organisation sees it that was sent it: what it would say, and nothing of what others replied. */
const toReplyTo = (view: RecommendationView, { organisation, replyBy, at, reply }: Sent, viewing: Viewing): DraftToReplyTo => ({
  recommendation: view.id,
  organisation,
  ...given({ priority: view.priority, strength: view.strength }),
  title: view.title,
  text: view.text,
  sentAt: at,
  redrafts: view.redrafts,
  replyBy,
  ...given({ changedAt: view.changedAt !== undefined && view.changedAt > at ? view.changedAt : undefined, reply: reply && replyIn(reply, viewing) }),
})

export class StaffAccountabilityQuery extends Query<AnswerOf<typeof listRecommendations>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(StaffAccountabilityQuery)
export class StaffAccountabilityHandler implements IQueryHandler<StaffAccountabilityQuery> {
  constructor(
    @Inject(Accountability) private readonly accountability: Accountability,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: StaffAccountabilityQuery): Promise<AnswerOf<typeof listRecommendations>> {
    this.terms.require(programme)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const commitments = commitmentViews(histories, viewing)
    const recommendations = recommendationViews(histories, viewing).map(({ excerpts, sent, changedAt: _changedAt, ...view }): StaffRecommendation => {
      const contributions = excerpts.map(({ contribution }) => contribution)
      const counts = this.evidence.count(programme, { themes: view.themes, contributions })
      return {
        ...view,
        ...counts,
        sent: sent.map(({ organisation, replyBy, earlier, reply }) => ({
          organisation,
          replyBy,
          earlier,
          ...given({ reply: reply && replyIn(reply, viewing) }),
        })),
        excerpts: this.evidence.asShown(programme, excerpts),
        commitments: commitmentsOf(view.id, commitments),
      }
    })
    return { recommendations: recommendations.toReversed(), commitments: commitments.toReversed() }
  }
}

export class EvidenceQuery extends Query<AnswerOf<typeof recommendationEvidence>> {
  constructor(readonly input: InputOf<typeof recommendationEvidence>) {
    super()
  }
}

@QueryHandler(EvidenceQuery)
export class EvidenceHandler implements IQueryHandler<EvidenceQuery> {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ input: { params } }: EvidenceQuery): Promise<AnswerOf<typeof recommendationEvidence>> {
    const { programme } = params
    const all = this.reader.ofProgramme(programme).recommendations.flatMap((facts) => groundsOf(facts) ?? [])
    const grounds = all.find(({ recommendation }) => recommendation === params.recommendation)
    if (!grounds) throw new Refused('not-found')
    const names = new Map(this.codebook.themes(programme).map(({ theme, name }) => [theme, name]))
    const words = await this.wordings.read([...names.values()])
    const themes = grounds.themes.map((theme) => ({
      theme,
      name: words.get(names.get(theme) ?? '') ?? { status: 'tampered' as const },
      ...this.evidence.count(programme, { themes: [theme], contributions: [] }),
      newest: [...newestBehind(this.index, programme, this.codebook.withNested(programme, [theme]), NEWEST)],
    }))
    const excerpts = this.evidence.asShown(programme, grounds.excerpts).map((excerpt) => ({
      ...excerpt,
      ...given({ text: shownText(this.index, excerpt.contribution, excerpt.field)?.slice(excerpt.from, excerpt.to) }),
    }))
    return { ...this.evidence.count(programme, grounds), ...this.evidence.spread(programme, grounds), themes, excerpts }
  }
}

export class AddressedQuery extends Query<AnswerOf<typeof addressedToUs>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(AddressedQuery)
export class AddressedHandler implements IQueryHandler<AddressedQuery> {
  constructor(
    @Inject(Accountability) private readonly accountability: Accountability,
    @Inject(ThemeNames) private readonly names: ThemeNames,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme, caller }: AddressedQuery): Promise<AnswerOf<typeof addressedToUs>> {
    this.terms.require(programme)
    const organisations = this.organisationsOf(programme, caller)
    const { histories, viewing } = await this.accountability.of(programme, caller.at)
    const ours = ({ organisation }: { readonly organisation: string }): boolean => organisations.includes(organisation)
    const recommendations = publicRecommendations(histories, viewing).filter(({ asked }) => asked.some(ours))
    const acts = this.terms.actsFor(caller.principal, programme)
    const drafts = recommendationViews(histories, viewing)
      .filter(isDraft)
      .flatMap((view) => view.sent.filter(({ organisation }) => Object.hasOwn(acts, organisation)).map((sent) => toReplyTo(view, sent, viewing)))
    const commitments = commitmentViews(histories, viewing).filter(ours)
    return { organisations: [...organisations], drafts, recommendations, commitments, themes: await this.names.behind(programme, recommendations) }
  }

  /** A grant that is not an organisation's sees all of them. */
  private organisationsOf(programme: string, { principal }: Caller): readonly string[] {
    const seesAll = mayAct(principal, 'addressed.view', { programme }).allowed
    return seesAll ? this.terms.known(programme, 'organisation') : Object.keys(this.terms.actsFor(principal, programme))
  }
}
