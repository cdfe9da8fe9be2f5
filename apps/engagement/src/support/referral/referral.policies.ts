import type { ReferralFact as FactOf } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { derivedUuid, Outbox, Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ErasureList } from '../../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../../erasure/replay-list/forget-subject.ts'
import { PieceNames } from '../piece-names.ts'
import { Agreements } from './agreements.ts'
import { referralMail, withdrawalMail } from './referral.mails.ts'
import { referralPurpose } from './referral-purpose.ts'
import { Referrals } from './referrals.ts'

/** A request that was asked, or is to be sent again, is on its way to the partner: one mail for each time. */
@Injectable()
export class SendReferral implements Policy {
  readonly name = 'send-referral'
  readonly types = ['ReferralAsked', 'ReferralSentAgain']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'configuration'>,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<FactOf<'ReferralAsked' | 'ReferralSentAgain'>>
    const { programme, referral } = fact.data
    const attempt = fact.type === 'ReferralSentAgain' ? fact.data.attempt : 1
    const kept = await this.referrals.read({ programme, referral })
    const { status, attempts } = this.referrals.state(kept)
    if (status !== 'sent' || attempts !== attempt) return
    const { piece, agreement } = kept.asked.data
    const words = await this.agreements.wordsAt(agreement)
    if (!words) return
    const token = await this.referrals.keepToken({ programme, referral }, attempt)
    const service = (await this.names.of(programme, [piece])).get(piece) ?? words.partner
    const link = `${this.platform.configuration.origin}/request?token=${token}`
    const mail = referralMail({ to: words.email, service }, link)
    await this.outbox.put({ recipient: referral, cause: `referral-${attempt}`, mail })
  }
}

/** What was taken back is erased here, and the partner is told to erase it (Article 19). All of it bears repetition. */
@Injectable()
export class ForgetReferral implements Policy {
  readonly name = 'forget-referral'
  readonly types = ['ReferralWithdrawn']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(Referrals) private readonly referrals: Referrals,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { programme, referral } = (recorded as RecordedFact<FactOf<'ReferralWithdrawn'>>).data
    const kept = await this.referrals.read({ programme, referral })
    const { person, piece, agreement } = kept.asked.data
    await this.outbox.forget(referral)
    await this.referrals.forgetToken(referral, this.referrals.state(kept).attempts)
    await forgetSubject({ list: this.list, vault: this.platform.vault }, { subject: person, purposes: [referralPurpose] })
    const words = await this.agreements.wordsAt(agreement)
    if (!words) return
    const service = (await this.names.of(programme, [piece])).get(piece) ?? words.partner
    const mail = withdrawalMail({ to: words.email, service }, kept.askedAt.slice(0, 10))
    await this.outbox.put({ recipient: derivedUuid(`referral-withdrawn/${referral}`), cause: 'withdrawn', mail })
  }
}
