import { type AnswerOf, given } from '@heard/contracts'
import type { ApplicationState, listApplications, showApplication } from '@heard/contracts/champions'
import { type Caller, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import type { DatedFact } from './application.events.ts'
import { ApplicationReader, type Texts, talkOf } from './application.reader.ts'
import { applicationOf, applicationsOf, countsOf } from './applications.query.ts'
import { Applications } from './applications.ts'

export class ListApplications extends Query<AnswerOf<typeof listApplications>> {
  constructor(
    readonly programme: string,
    readonly state: ApplicationState | undefined,
  ) {
    super()
  }
}

@QueryHandler(ListApplications)
export class ListApplicationsHandler implements IQueryHandler<ListApplications> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ programme, state }: ListApplications): Promise<AnswerOf<typeof listApplications>> {
    return Promise.resolve({ counts: countsOf(this.model, programme), applications: applicationsOf(this.model, programme, state) })
  }
}

type Shown = AnswerOf<typeof showApplication>
type Step = Shown['history'][number]

const names: Readonly<Record<Exclude<DatedFact['type'], 'DecisionProposed'>, Step['what']>> = {
  ChampionApplied: 'applied',
  TalkArranged: 'talk-arranged',
  TalkCancelled: 'talk-cancelled',
  ApplicationNoted: 'noted',
  ProposalDropped: 'proposal-dropped',
  ChampionOffered: 'offered',
  ApplicationAccepted: 'accepted',
  ApplicationDeclined: 'declined',
  ApplicationPaused: 'paused',
  ApplicationResumed: 'resumed',
  ApplicationWithdrawn: 'withdrawn',
  VolunteeringEnded: 'ended',
  ReceiptRenewed: 'receipt-renewed',
}

const refOf = (fact: DatedFact): string | undefined => {
  if (fact.type === 'TalkArranged') return fact.data.place.ref
  if (fact.type === 'ApplicationNoted' || fact.type === 'DecisionProposed') return fact.data.words?.ref
  if (fact.type === 'ChampionOffered') return fact.data.care?.ref
  return fact.type === 'ApplicationDeclined' ? fact.data.reason.ref : undefined
}

const stepOf = (fact: DatedFact, { of }: Texts, { actor }: Pick<Caller, 'actor'>): Step => ({
  what: fact.type === 'DecisionProposed' ? (fact.data.decision === 'offer' ? 'offer-proposed' : 'decline-proposed') : names[fact.type],
  at: fact.at,
  by: fact.actor === actor ? 'you' : fact.actor === 'resident' ? 'applicant' : 'colleague',
  ...given({ text: of(refOf(fact)) }),
})

export class ShowApplication extends Query<Shown> {
  constructor(
    readonly programme: string,
    readonly application: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowApplication)
export class ShowApplicationHandler implements IQueryHandler<ShowApplication> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
  ) {}

  async execute({ programme, application, caller }: ShowApplication): Promise<Shown> {
    const row = applicationOf(this.model, programme, application)
    if (!row) throw new Refused('unknown-application')
    const read = await this.applications.read(programme, application)
    const texts = await this.reader.open(read.facts, { actor: caller.actor, reason: 'application' })
    const { proposal } = read.state
    const offered = read.facts.find((fact) => fact.type === 'ChampionOffered')
    return {
      ...row,
      ...given({
        details: texts.details,
        talk: talkOf(read, texts),
        care: texts.of(offered?.data.care?.ref),
        proposal: proposal && {
          decision: proposal.decision,
          own: proposal.by === caller.actor,
          ...given({ text: texts.of(proposal.words?.ref) }),
        },
      }),
      history: read.facts.map((fact) => stepOf(fact, texts, caller)),
    }
  }
}
