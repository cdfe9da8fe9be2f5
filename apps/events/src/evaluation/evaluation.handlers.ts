import { randomUUID, timingSafeEqual } from 'node:crypto'
import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import {
  EvaluationWords,
  evaluationDays,
  type evaluationLink,
  FeltHeard,
  feedbackNotice,
  type giveEvaluation,
  type listEvaluations,
  NeedsMet,
  Rating,
  type withdrawEvaluation,
} from '@heard/contracts/events'
import { disclosedCounts, publicCount } from '@heard/privacy'
import { type Answered, agreedWords, answered, type Caller, Commands, derivedUuid, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { gatheringRow } from '../gathering/gathering.query.ts'
import { Places } from '../gathering/places.ts'
import { evaluationDecider } from './evaluation.decider.ts'
import { evaluationStream } from './evaluation.events.ts'
import { type EvaluationRow, evaluationsOf } from './evaluation.query.ts'
import { EvaluationReceipts } from './evaluation-receipts.ts'

type About = { readonly programme: string; readonly gathering: string }
type Given = AnswerOf<typeof giveEvaluation>
type Body = BodyOf<typeof giveEvaluation>

const feedbackPurpose = 'event-feedback'
const DAY_MS = 86_400_000
const LINK_LENGTH = 16
type Fingerprints = Pick<Platform, 'vault'>

/** What the link holds that those who are there get: made with a key, so that nobody else makes one. */
const linkOf = ({ vault }: Fingerprints, gathering: string): string => vault.fingerprint('evaluation-link', gathering).slice(0, LINK_LENGTH)

const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

export class GiveEvaluation extends Command<Answered<Given>> {
  constructor(
    readonly about: About,
    readonly body: Body,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(GiveEvaluation)
export class GiveEvaluationHandler implements ICommandHandler<GiveEvaluation> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Places) private readonly places: Places,
    @Inject(EvaluationReceipts) private readonly receipts: EvaluationReceipts,
  ) {}

  async execute({ about, body: { by, words, ...chosen }, caller }: GiveEvaluation): Promise<Answered<Given>> {
    const row = gatheringRow(this.model, about.programme, about.gathering)
    if (!row) throw new Refused('unknown-gathering')
    const evaluation = await this.evaluation(about, by, caller)
    const until = new Date(Date.parse(row.ends_at) + evaluationDays * DAY_MS).toISOString()
    const open = row.cancelled === null && row.starts_at <= caller.at && caller.at < until
    const told = open && words ? { told: await this.told(words, caller) } : { told: undefined }
    const command = {
      type: 'Give' as const,
      ...about,
      evaluation,
      open,
      by: 'receipt' in by ? ('receipt' as const) : ('link' as const),
      ...chosen,
      ...given(told),
    }
    if (open && 'receipt' in by)
      await this.receipts.keep(by.receipt, { programme: about.programme, evaluation, said: told.told?.person ?? evaluation })
    const { position } = await this.commands.run(evaluationDecider, evaluationStream(about.programme, evaluation), command, caller)
    return answered({ evaluation }, position)
  }

  private async evaluation({ gathering }: About, by: Body['by'], caller: Caller): Promise<string> {
    if ('link' in by) {
      if (!isSame(by.link, linkOf(this.platform, gathering))) throw new Refused('unknown-link')
      // Sent twice it is one; and it tells nothing of when.
      return derivedUuid(caller.command ?? randomUUID())
    }
    const target = await this.places.byReceipt(by.receipt)
    if (target.gathering !== gathering) throw new Refused('other-gathering')
    if ('ended' in target) throw new Refused('registration-ended')
    if ((await this.places.standing(target)).standing !== 'in') throw new Refused('had-no-place')
    return this.receipts.evaluationOf(by.receipt)
  }

  private async told({ noticeHash, language, good, better }: NonNullable<Body['words']>, caller: Caller) {
    const consent = agreedWords(feedbackNotice, noticeHash)
    const person = caller.newId()
    const payload = { language, ...(good === undefined ? {} : { good }), ...(better === undefined ? {} : { better }) }
    const [words] = await this.commands.seal([{ subject: person, purpose: feedbackPurpose, field: 'evaluation.words', payload }], caller)
    if (!words) throw new TypeError('the vault answered without the words')
    return { person, words, consent }
  }
}

export class WithdrawEvaluation extends Command<Answered<AnswerOf<typeof withdrawEvaluation>>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawEvaluation)
export class WithdrawEvaluationHandler implements ICommandHandler<WithdrawEvaluation> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(EvaluationReceipts) private readonly receipts: EvaluationReceipts,
  ) {}

  async execute({ receipt, caller }: WithdrawEvaluation): Promise<Answered<AnswerOf<typeof withdrawEvaluation>>> {
    const { programme, evaluation } = await this.receipts.find(receipt)
    const command = { type: 'Withdraw' as const, programme, evaluation }
    const { position } = await this.commands.run(evaluationDecider, evaluationStream(programme, evaluation), command, caller)
    return answered({ evaluation }, position)
  }
}

export class ShowEvaluationLink extends Query<AnswerOf<typeof evaluationLink>> {
  constructor(readonly about: About) {
    super()
  }
}

@QueryHandler(ShowEvaluationLink)
export class ShowEvaluationLinkHandler implements IQueryHandler<ShowEvaluationLink> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  execute({ about: { programme, gathering } }: ShowEvaluationLink): Promise<AnswerOf<typeof evaluationLink>> {
    if (!gatheringRow(this.model, programme, gathering)) return Promise.reject(new Refused('unknown-gathering'))
    return Promise.resolve({ link: linkOf(this.platform, gathering) })
  }
}

export class ListEvaluations extends Query<AnswerOf<typeof listEvaluations>> {
  constructor(
    readonly about: About,
    readonly caller: Caller,
  ) {
    super()
  }
}

const countsOf = <T extends string>(options: readonly T[], rows: readonly EvaluationRow[], chosen: (row: EvaluationRow) => string | null) => {
  const { counts } = disclosedCounts(options.map((option) => rows.filter((row) => chosen(row) === option).length))
  return options.map((option, index) => ({ option, people: counts[index] ?? null }))
}

@QueryHandler(ListEvaluations)
export class ListEvaluationsHandler implements IQueryHandler<ListEvaluations> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about: { programme, gathering }, caller }: ListEvaluations): Promise<AnswerOf<typeof listEvaluations>> {
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const rows = evaluationsOf(this.model, programme, gathering)
    return {
      given: publicCount(rows.length),
      overall: countsOf(Rating.options, rows, ({ overall }) => overall),
      heard: countsOf(FeltHeard.options, rows, ({ heard }) => heard),
      needs: countsOf(NeedsMet.options, rows, ({ needs }) => needs),
      words: await this.words(rows, caller),
    }
  }

  private async words(rows: readonly EvaluationRow[], caller: Caller): Promise<EvaluationWords[]> {
    const refs = rows.flatMap(({ words }) => words ?? [])
    if (refs.length === 0) return []
    const opened = await this.platform.vault.open(refs, { purpose: feedbackPurpose, actor: caller.actor, reason: 'gathering' })
    return opened.flatMap((one) => (one.status === 'open' ? [EvaluationWords.parse(one.payload)] : []))
  }
}
