import type { AnswerOf, BodyOf } from '@heard/contracts'
import { type answerEquality, EqualityAnswers, fitQuestions, type myEquality, questionsAsked } from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { refOf } from './equality.query.ts'
import { EqualityLinks } from './equality-links.ts'
import { ForgetEquality } from './forget-equality.ts'
import { WaitingAnswers } from './waiting-answers.ts'

type Mine = AnswerOf<typeof myEquality>

export class MyEqualityQuery extends Query<Mine> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(MyEqualityQuery)
export class MyEqualityHandler implements IQueryHandler<MyEqualityQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(EqualityLinks) private readonly links: EqualityLinks,
    @Inject(WaitingAnswers) private readonly waiting: WaitingAnswers,
  ) {}

  async execute({ receipt }: MyEqualityQuery): Promise<Mine> {
    const { programme, contribution } = await this.receipts.find(receipt)
    const target = await this.links.of(contribution)
    const answers = target && (await this.answers(target.programme, target.record))
    return { programme, ...(answers ? { answers } : {}) }
  }

  private async answers(programme: string, record: string): Promise<EqualityAnswers | undefined> {
    const waiting = await this.waiting.of(record)
    if (waiting) return waiting.what === 'answers' ? waiting.answers : undefined
    const ref = refOf(this.model, programme, record)
    if (ref === undefined) return undefined
    const [opened] = await this.platform.vault.open([ref], { purpose: 'equality', actor: 'resident', reason: 'receipt' })
    if (opened?.status === 'erased') return undefined
    if (opened?.status !== 'open') throw new Refused('content-unreadable')
    return EqualityAnswers.parse(opened.payload)
  }
}

export class AnswerEquality extends Command<void> {
  constructor(
    readonly body: BodyOf<typeof answerEquality>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AnswerEquality)
export class AnswerEqualityHandler implements ICommandHandler<AnswerEquality> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(EqualityLinks) private readonly links: EqualityLinks,
    @Inject(WaitingAnswers) private readonly waiting: WaitingAnswers,
    @Inject(ForgetEquality) private readonly forget: ForgetEquality,
  ) {}

  async execute({ body: { receipt, answers, notice }, caller }: AnswerEquality): Promise<void> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('erased')
    const { topics, minimumAge, notices } = this.programmes.equalityRules(programme)
    if (!fitQuestions(answers, questionsAsked(topics, minimumAge))) throw new Refused('not-asked')
    if (!notices.some(({ version, hashes }) => version === notice.version && hashes.includes(notice.hash))) throw new Refused('notice-changed')
    const target = (await this.links.of(contribution)) ?? (await this.links.make(contribution, programme))
    const held = (await this.isLetIn(programme, contribution)) ? {} : { contribution }
    await this.waiting.put({ what: 'answers', ...target, ...held, answers, notice, on: caller.at.slice(0, 10) })
    // An erasure that ran meanwhile did not find what it was to delete.
    if ((await this.receipts.find(receipt)).person !== undefined) return
    await this.forget.of(contribution)
    throw new Refused('erased')
  }

  private async isLetIn(programme: string, contribution: string): Promise<boolean> {
    const { facts } = await this.reader.read(programme, contribution)
    return facts.some(({ type }) => type === 'ContributionReleased') || !facts.some(({ type }) => type === 'ContributionQuarantined')
  }
}

export class WithdrawEquality extends Command<void> {
  constructor(readonly receipt: string) {
    super()
  }
}

@CommandHandler(WithdrawEquality)
export class WithdrawEqualityHandler implements ICommandHandler<WithdrawEquality> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ForgetEquality) private readonly forget: ForgetEquality,
  ) {}

  async execute({ receipt }: WithdrawEquality): Promise<void> {
    const { contribution } = await this.receipts.find(receipt)
    await this.forget.of(contribution)
  }
}
