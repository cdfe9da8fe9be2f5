import type { BodyOf } from '@heard/contracts'
import { AgreementWords, type agreeReferrals } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { type Caller, Commands, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type AgreementState, agreementDecider } from './agreement.decider.ts'
import { type AgreementFact, agreementStream } from './referral.events.ts'

type About = { readonly programme: string; readonly piece: string }
type Agreed = NonNullable<AgreementState>

/** Which services take self-referrals, and what they agreed to. */
@Injectable()
export class Agreements {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** What holds now. */
  async standing({ programme, piece }: About): Promise<Agreed | undefined> {
    const facts: AgreementFact[] = []
    for await (const fact of this.platform.store.readStream<AgreementFact>(agreementStream(programme, piece))) facts.push(fact)
    return fold(agreementDecider, facts)
  }

  /** The words of an agreement; nothing when they were withdrawn. */
  async words({ words }: Agreed): Promise<AgreementWords | undefined> {
    return this.wordsAt(words.ref)
  }

  /** Of the agreement that somebody consented to, also when another one holds by now: whoever was told something must hear the rest, and nobody else. */
  async wordsAt(ref: string | undefined): Promise<AgreementWords | undefined> {
    if (ref === undefined) return undefined
    const [opened] = await this.platform.vault.wording([ref])
    return opened?.status === 'open' ? AgreementWords.parse(opened.payload) : undefined
  }

  async agree({ programme, piece }: About, { on, fields, words }: BodyOf<typeof agreeReferrals>, caller: Caller): Promise<bigint> {
    const [sealed] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: 'referral.agreement', payload: words }], caller)
    if (!sealed) throw new TypeError('the vault answered without the words')
    const command = { type: 'Agree' as const, programme, piece, on, today: caller.at.slice(0, 10), fields, words: sealed }
    return (await this.commands.run(agreementDecider, agreementStream(programme, piece), command, caller)).position
  }

  async end({ programme, piece }: About, caller: Caller): Promise<bigint> {
    const command = { type: 'End' as const, programme, piece }
    return (await this.commands.run(agreementDecider, agreementStream(programme, piece), command, caller)).position
  }
}
