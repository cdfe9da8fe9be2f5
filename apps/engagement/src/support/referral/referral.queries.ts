import type { AnswerOf } from '@heard/contracts'
import {
  type listReferrals,
  type MyReferral,
  type myReferral,
  ReferralDetails,
  type ReferralView,
  type referralForm,
  referralsAPage,
  type showAgreement,
} from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { PieceNames } from '../piece-names.ts'
import { Agreements } from './agreements.ts'
import { lateFrom } from './late-from.ts'
import { ReferralForms } from './referral-forms.ts'
import { referralPurpose } from './referral-purpose.ts'
import { type ReferralRow, referralsIn } from './referrals.query.ts'
import { Referrals } from './referrals.ts'

type About = { readonly programme: string; readonly piece: string }

export class ShowAgreement extends Query<AnswerOf<typeof showAgreement>> {
  constructor(readonly about: About) {
    super()
  }
}

@QueryHandler(ShowAgreement)
export class ShowAgreementHandler implements IQueryHandler<ShowAgreement> {
  constructor(@Inject(Agreements) private readonly agreements: Agreements) {}

  async execute({ about }: ShowAgreement): Promise<AnswerOf<typeof showAgreement>> {
    const agreed = await this.agreements.standing(about)
    if (!agreed) return {}
    const words = await this.agreements.words(agreed)
    return { agreement: { on: agreed.on, fields: [...agreed.fields], ...(words ? { words } : {}) } }
  }
}

export class ShowReferralForm extends Query<AnswerOf<typeof referralForm>> {
  constructor(
    readonly about: About,
    readonly language: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowReferralForm)
export class ShowReferralFormHandler implements IQueryHandler<ShowReferralForm> {
  constructor(@Inject(ReferralForms) private readonly forms: ReferralForms) {}

  async execute({ about, language, caller }: ShowReferralForm): Promise<AnswerOf<typeof referralForm>> {
    const offer = await this.forms.of(about, language, caller.at.slice(0, 10))
    return offer ? { form: offer.form } : {}
  }
}

export class ShowMyReferral extends Query<MyReferral> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowMyReferral)
export class ShowMyReferralHandler implements IQueryHandler<ShowMyReferral> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async execute({ receipt }: ShowMyReferral): Promise<AnswerOf<typeof myReferral>> {
    const target = await this.referrals.byReceipt(receipt)
    const kept = await this.referrals.read(target)
    const { status } = this.referrals.state(kept)
    const { programme, piece, details, agreement } = kept.asked.data
    const access = { purpose: referralPurpose, actor: 'resident', reason: 'receipt' }
    const [opened] = status === 'withdrawn' ? [] : await this.platform.vault.open([details.ref], access)
    const service = (await this.names.of(programme, [piece])).get(piece)
    const partner = (await this.agreements.wordsAt(agreement))?.partner
    return {
      programme,
      ...(service === undefined ? {} : { service: { language: 'en', text: service } }),
      ...(partner === undefined ? {} : { partner }),
      state: status === 'none' ? 'sent' : status,
      askedAt: kept.askedAt,
      ...(kept.acknowledgedAt === undefined ? {} : { acknowledgedAt: kept.acknowledgedAt }),
      ...(opened?.status === 'open' ? { details: ReferralDetails.parse(opened.payload) } : {}),
    }
  }
}

export class ListReferrals extends Query<AnswerOf<typeof listReferrals>> {
  constructor(
    readonly programme: string,
    readonly page: number,
    readonly caller: Caller,
  ) {
    super()
  }
}

const isLate = ({ state, asked_at }: ReferralRow, at: string): boolean => state === 'sent' && lateFrom(asked_at) < at

@QueryHandler(ListReferrals)
export class ListReferralsHandler implements IQueryHandler<ListReferrals> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async execute({ programme, page, caller }: ListReferrals): Promise<AnswerOf<typeof listReferrals>> {
    const found = referralsIn(this.model, programme, page)
    const shown = found.slice(0, referralsAPage)
    const names = await this.names.of(
      programme,
      shown.map(({ piece }) => piece),
    )
    const referrals = shown.map(
      (row): ReferralView => ({
        referral: row.referral,
        piece: row.piece,
        service: names.get(row.piece) ?? 'A service whose words were withdrawn',
        state: row.state,
        askedAt: row.asked_at,
        attempts: row.attempts,
        ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
        ...(row.acknowledged_by === null ? {} : { by: row.acknowledged_by }),
        late: isLate(row, caller.at),
      }),
    )
    return { referrals, more: found.length > referralsAPage }
  }
}
