import { Outbox, Platform, partProcesses, Receipts, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ForgetEquality } from '../equality/forget-equality.ts'
import { QuotationEndings, quotationPurposes } from '../quotation/quotation-endings.ts'
import { FollowEndings } from '../story/follow/follow-endings.ts'
import { type ErasureCommand, mustWait } from './erasure.decider.ts'
import type { Step } from './erasure.policy.ts'
import type { Asked, ErasureState } from './erasure.state.ts'
import { Holds } from './holds.ts'
import { Recipients } from './recipients.ts'
import { ErasureList } from './replay-list/erasure-list.ts'
import { ErasureVerifier } from './verify/erasure-verifier.ts'

const DAY_MS = 86_400_000
/** What followers and mails to them are for. */
const CONTACT = ['contact']
/** What answers by e-mail are for, and word that an application came. */
const ANSWERED = ['enquiry', 'volunteering']

const concerns = ({ purposes }: Asked, those: readonly string[]): boolean => purposes?.some((purpose) => those.includes(purpose)) ?? true

type Doable = Exclude<Step, { do: 'wait' | 'nothing' }>

/** Does what a step says and answers what to record of it; nothing where others have to look first. Each bears repetition: after a crash it is done again. */
@Injectable()
export class ErasureSteps {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault' | 'clock' | 'configuration' | 'process'>,
    @Inject(Receipts) private readonly receipts: Pick<Receipts, 'forget'>,
    @Inject(ForgetEquality) private readonly equality: Pick<ForgetEquality, 'of'>,
    @Inject(FollowEndings) private readonly follows: Pick<FollowEndings, 'dropMails' | 'endOf'>,
    @Inject(QuotationEndings) private readonly quotations: Pick<QuotationEndings, 'endAll'>,
    @Inject(Outbox) private readonly outbox: Pick<Outbox, 'forget'>,
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(Holds) private readonly holds: Holds,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(ErasureVerifier) private readonly verifier: ErasureVerifier,
  ) {}

  async take(step: Doable, asked: Asked, state: ErasureState): Promise<ErasureCommand | undefined> {
    const { vault } = this.platform
    const { person, purposes } = asked
    switch (step.do) {
      case 'check-holds':
        // What the list has was decided once: after a restore it happens whatever the older log says.
        return { type: 'Start', hold: this.list.has(asked.erasure) ? undefined : await this.holds.against(asked) }
      case 'collect-recipients':
        return { type: 'NameRecipients', recipients: await this.recipients.of(asked) }
      case 'write-intent':
        this.list.add(asked)
        return { type: 'RecordIntent' }
      case 'erase-vault':
        return { type: 'RecordPurged', store: 'vault', rows: await vault.erase(person, purposes) }
      case 'unlink-receipts':
        return { type: 'RecordPurged', store: 'receipts', rows: purposes ? 0 : await this.unlink(asked) }
      case 'drop-mails':
        return { type: 'RecordPurged', store: 'mails', rows: await this.dropMails(asked) }
      case 'end-follows':
        return { type: 'RecordPurged', store: 'follows', rows: concerns(asked, CONTACT) ? await this.endFollows(asked) : 0 }
      case 'withdraw-quotations':
        return { type: 'RecordPurged', store: 'quotations', rows: concerns(asked, quotationPurposes) ? await this.quotations.endAll(asked) : 0 }
      case 'tell-recipient':
        await this.recipients.tell(step.recipient, asked)
        return { type: 'RecordTold', recipient: step.recipient }
      case 'verify':
        return this.conclude(asked, state)
    }
  }

  /** Mails to who follows a contribution, and answers to an enquiry or an application. */
  private async dropMails(asked: Asked): Promise<number> {
    const news = concerns(asked, CONTACT) ? await this.follows.dropMails(asked.contribution) : 0
    const answers = concerns(asked, ANSWERED) ? await this.outbox.forget(asked.contribution) : 0
    return news + answers
  }

  /** With the receipt goes the way to change or delete what was answered about equality, so that goes too. */
  private async unlink(asked: Asked): Promise<number> {
    const receipts = await this.receipts.forget(asked)
    return receipts + (await this.equality.of(asked.contribution))
  }

  private endFollows({ contribution, erasure }: Asked): Promise<number> {
    return this.follows.endOf(contribution, 'erased', systemSource(this.platform.clock, erasure))
  }

  /** Who joins after this list was read finds the keys destroyed, and has nothing of the person. */
  private async conclude(asked: Asked, state: ErasureState): Promise<ErasureCommand | undefined> {
    const { vault, store, process } = this.platform
    const processes = process ? await partProcesses(store) : []
    if (mustWait(state, processes)) return undefined
    const tombstone = vault.fingerprint('tombstone', JSON.stringify([asked.programme, asked.person]))
    return { type: 'Conclude', left: await this.verifier.findLeft(asked), processes, tombstone, horizon: await this.horizon() }
  }

  /** When the epoch ends: its key is destroyed then, and with it whatever lingers in old copies of the vault. */
  private async horizon(): Promise<string> {
    const { vault, clock, configuration } = this.platform
    const { since } = await vault.epoch()
    return new Date(Math.max(clock.now(), Date.parse(since) + configuration.epochDays * DAY_MS)).toISOString()
  }
}
