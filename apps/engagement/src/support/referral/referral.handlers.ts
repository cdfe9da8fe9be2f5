import type { AnswerOf, BodyOf } from '@heard/contracts'
import {
  type agreeReferrals,
  type openReferral,
  ReferralDetails,
  ReferralField,
  type referMyself,
  type stepReferral,
  type withdrawReferral,
} from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, Outbox, Platform, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { PieceNames } from '../piece-names.ts'
import { Agreements } from './agreements.ts'
import { referralStream } from './referral.events.ts'
import { ReferralForms } from './referral-forms.ts'
import { referralPurpose } from './referral-purpose.ts'
import { Referrals } from './referrals.ts'

type About = { readonly programme: string; readonly piece: string }

export class AgreeReferrals extends Command<Answered<{ piece: string }>> {
  constructor(
    readonly about: About,
    /** Left out: the service takes no more. */
    readonly agreement: BodyOf<typeof agreeReferrals> | undefined,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AgreeReferrals)
export class AgreeReferralsHandler implements ICommandHandler<AgreeReferrals> {
  constructor(
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async execute({ about, agreement, caller }: AgreeReferrals): Promise<Answered<{ piece: string }>> {
    const { programme, piece } = about
    if (agreement && !(await this.names.of(programme, [piece])).has(piece)) throw new Refused('unknown-piece')
    const position = agreement ? await this.agreements.agree(about, agreement, caller) : await this.agreements.end(about, caller)
    return answered({ piece }, position)
  }
}

export class ReferMyself extends Command<Answered<AnswerOf<typeof referMyself>>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof referMyself>,
    readonly caller: Caller,
  ) {
    super()
  }
}

const toldFields = (details: ReferralDetails): readonly ReferralField[] => ReferralField.options.filter((field) => details[field] !== undefined)

@CommandHandler(ReferMyself)
export class ReferMyselfHandler implements ICommandHandler<ReferMyself> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(ReferralForms) private readonly forms: ReferralForms,
  ) {}

  execute(request: ReferMyself): Promise<Answered<AnswerOf<typeof referMyself>>> {
    return this.submissions.once(request.caller, () => this.refer(request))
  }

  private async refer({ about, body, caller }: ReferMyself): Promise<Answered<AnswerOf<typeof referMyself>>> {
    const { programme, piece } = about
    const { details, noticeHash, language } = body
    const [referral, person] = [caller.newId(), caller.newId()]
    const receipt = this.referrals.codeFor(caller.command)
    const recorded = await this.submissions.recordedUpTo(referralStream(programme, referral))
    if (recorded !== undefined) return answered({ referral, receipt }, recorded)
    const offer = await this.forms.of(about, language, caller.at.slice(0, 10))
    if (!offer) throw new Refused('no-agreement')
    const { form, agreement } = offer
    if (form.noticeHash !== noticeHash) throw new Refused('notice-changed')
    if (toldFields(details).some((field) => !form.fields.includes(field))) throw new Refused('not-asked-for')
    if (!this.outbox.canSend) throw new Refused('no-mail-server')
    const payload = Object.fromEntries(Object.entries(details).filter(([, text]) => text !== undefined)) as Record<string, string>
    const [[sealed]] = await Promise.all([
      this.commands.seal([{ subject: person, purpose: referralPurpose, field: 'referral.details', payload }], caller),
      this.referrals.keepReceipt(receipt, { programme, referral }),
    ])
    if (!sealed) throw new TypeError('the vault answered without the details')
    const consent = { purpose: 'share-partner', notice: noticeHash, language: form.notice.language } as const
    const asked = { programme, referral, piece, person, details: sealed, agreement, consent }
    const position = await this.referrals.run({ type: 'Ask', ...asked }, caller)
    return answered({ referral, receipt }, position)
  }
}

export class WithdrawReferral extends Command<Answered<AnswerOf<typeof withdrawReferral>>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawReferral)
export class WithdrawReferralHandler implements ICommandHandler<WithdrawReferral> {
  constructor(@Inject(Referrals) private readonly referrals: Referrals) {}

  async execute({ receipt, caller }: WithdrawReferral): Promise<Answered<AnswerOf<typeof withdrawReferral>>> {
    const target = await this.referrals.byReceipt(receipt)
    const position = await this.referrals.run({ type: 'Withdraw', ...target }, caller)
    return answered({ state: 'withdrawn' as const }, position)
  }
}

export class OpenReferral extends Command<Answered<AnswerOf<typeof openReferral>>> {
  constructor(
    readonly token: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Acknowledged first, then opened: whoever sees it has it, and two who press at once do not both see it. */
@CommandHandler(OpenReferral)
export class OpenReferralHandler implements ICommandHandler<OpenReferral> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async execute({ token, caller }: OpenReferral): Promise<Answered<AnswerOf<typeof openReferral>>> {
    const target = await this.referrals.byToken(token)
    const kept = await this.referrals.read(target)
    const partner = { ...caller, actor: 'partner' }
    const position = await this.referrals.run({ type: 'Acknowledge', by: 'partner', ...target }, partner).catch(usedUp)
    await this.referrals.forgetToken(target.referral, this.referrals.state(kept).attempts)
    const { piece, details } = kept.asked.data
    const [opened] = await this.platform.vault.open([details.ref], { purpose: referralPurpose, actor: 'partner', reason: 'enquiry' })
    if (opened?.status !== 'open') throw new Refused('unknown-link')
    const service = (await this.names.of(target.programme, [piece])).get(piece) ?? ''
    return answered({ service, askedAt: kept.askedAt, details: ReferralDetails.parse(opened.payload) }, position)
  }
}

const usedUp = (error: unknown): never => {
  throw error instanceof Refused ? new Refused('unknown-link') : error
}

export class StepReferral extends Command<Answered<AnswerOf<typeof stepReferral>>> {
  constructor(
    readonly target: { readonly programme: string; readonly referral: string },
    readonly step: BodyOf<typeof stepReferral>['step'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepReferral)
export class StepReferralHandler implements ICommandHandler<StepReferral> {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  async execute({ target, step, caller }: StepReferral): Promise<Answered<AnswerOf<typeof stepReferral>>> {
    const { programme, referral } = target
    const kept = await this.referrals.read(target)
    if (step === 'send-again' && !this.outbox.canSend) throw new Refused('no-mail-server')
    const standing = await this.agreements.standing({ programme, piece: kept.asked.data.piece })
    const again = { type: 'SendAgain', standing: standing?.words.ref, ...target } as const
    const position = await this.referrals.run(step === 'send-again' ? again : { type: 'Acknowledge', by: 'staff', ...target }, caller)
    if (step === 'acknowledge') await this.referrals.forgetToken(referral, this.referrals.state(kept).attempts)
    return answered({ referral }, position)
  }
}
