import { fold } from '@heard/event-sourcing'
import { type CommandSource, Commands, newReceiptCode, Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type ReferralCommand, type ReferralState, referralDecider } from './referral.decider.ts'
import { type ReferralFact, referralStream } from './referral.events.ts'

const Target = z.strictObject({ programme: z.string(), referral: z.string() })
export type ReferralTarget = z.infer<typeof Target>
export type Asked = Extract<ReferralFact, { type: 'ReferralAsked' }>
export type Kept = {
  readonly facts: readonly ReferralFact[]
  readonly asked: Asked
  readonly askedAt: string
  readonly acknowledgedAt: string | undefined
}

/** Finds referrals by what their holders and the partners have: a receipt, and the token of a mail. Fingerprints of both alone are stored. */
@Injectable()
export class Referrals {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** The code of a receipt: the same again for the same request. */
  codeFor(command: string | undefined): string {
    if (command === undefined) return newReceiptCode()
    return newReceiptCode(Buffer.from(this.platform.vault.fingerprint('referral-code', command), 'base64url').subarray(0, 16))
  }

  async keepReceipt(code: string, target: ReferralTarget): Promise<void> {
    const { vault } = this.platform
    await vault.link(vault.fingerprint('referral-receipt', code), target)
  }

  /** @throws Refused `unknown-receipt` */
  async byReceipt(code: string): Promise<ReferralTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('referral-receipt', code)))
    if (!target.success) throw new Refused('unknown-receipt')
    return target.data
  }

  /** The token of the mail that was sent at this attempt: nobody else can make one, and none is stored. Earlier ones open nothing any more. */
  async keepToken({ programme, referral }: ReferralTarget, attempt: number): Promise<string> {
    const { vault } = this.platform
    if (attempt > 1) await this.forgetToken(referral, attempt - 1)
    const token = this.token(referral, attempt)
    await vault.link(vault.fingerprint('referral-token', token), { programme, referral })
    return token
  }

  async forgetToken(referral: string, attempt: number): Promise<void> {
    const { vault } = this.platform
    await vault.unlink(vault.fingerprint('referral-token', this.token(referral, attempt)))
  }

  /** @throws Refused `unknown-link` */
  async byToken(token: string): Promise<ReferralTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('referral-token', token)))
    if (!target.success) throw new Refused('unknown-link')
    return target.data
  }

  /** @throws Refused `unknown-referral` */
  async read({ programme, referral }: ReferralTarget): Promise<Kept> {
    const facts: ReferralFact[] = []
    const times = new Map<string, string>()
    for await (const fact of this.platform.store.readStream<ReferralFact>(referralStream(programme, referral))) {
      facts.push(fact)
      times.set(fact.type, fact.metadata.at)
    }
    const [asked] = facts
    if (asked?.type !== 'ReferralAsked') throw new Refused('unknown-referral')
    return { facts, asked, askedAt: times.get('ReferralAsked') ?? '', acknowledgedAt: times.get('ReferralAcknowledged') }
  }

  state({ facts }: Kept): ReferralState {
    return fold(referralDecider, facts)
  }

  async run(command: ReferralCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(referralDecider, referralStream(command.programme, command.referral), command, source)).position
  }

  private token(referral: string, attempt: number): string {
    return this.platform.vault.fingerprint('referral-link', `${referral}.${attempt}`)
  }
}
