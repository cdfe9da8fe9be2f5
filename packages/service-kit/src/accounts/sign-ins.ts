import type { WayIn } from '@heard/contracts/identity'
import type { PlatformFact } from '@heard/contracts/platform'
import type { Principal, SignedIn } from '@heard/identity'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { dayOf, recordFact } from '../record-fact.ts'
import { accountStream } from './keep-accounts.ts'

const SAY_EVERY_MS = 600_000

type Refusal = Extract<SignedIn, { signedIn: false }>['why']
type Count = PlatformFact<'SignInsRefused'>['data']

/** What the record has of signing in: who did on which day by which way, once, and how many attempts were refused. Enough to see misuse, too little to follow people. */
@Injectable()
export class SignIns {
  private refusals: Count | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /**
   * What every way in ends in: the record of it, and the cookie of the session.
   * @throws Refused, with `wrong` where the way in was not right
   */
  async begin(outcome: SignedIn, reply: FastifyReply, wrong = 'wrong-credentials'): Promise<Principal> {
    if (!outcome.signedIn) {
      await this.refused(outcome.why)
      throw outcome.why === 'too-many-requests' ? new Refused(outcome.why, outcome.waitSeconds) : new Refused(wrong)
    }
    await this.signedIn(outcome.principal.account, outcome.way)
    void reply.header('set-cookie', [...outcome.cookies])
    return outcome.principal
  }

  private async signedIn(account: string, way: WayIn): Promise<void> {
    const seed = `signed-in/${dayOf(this.platform.clock.now())}/${way}`
    await recordFact(this.platform, { type: 'SignedIn', data: { account, way }, stream: accountStream(account), actor: account, seed })
  }

  /** Counts; what was counted is recorded every ten minutes, when the day turns, and when the platform stops. */
  private async refused(why: Refusal): Promise<void> {
    this.platform.log.count('security.sign-in-refused', { why })
    const on = dayOf(this.platform.clock.now())
    if (this.refusals && this.refusals.on !== on) await this.say()
    const { wrong, tooMany } = this.refusals ?? { wrong: 0, tooMany: 0 }
    this.refusals = why === 'wrong-credentials' ? { on, wrong: wrong + 1, tooMany } : { on, wrong, tooMany: tooMany + 1 }
  }

  /** Records what was counted since the last time. When that fails it stays counted. */
  async say(): Promise<void> {
    const data = this.refusals
    if (!data) return
    this.refusals = undefined
    try {
      await recordFact(this.platform, { type: 'SignInsRefused', data, stream: 'signins-refused', actor: 'system' })
    } catch (error) {
      const since = this.refusals as Count | undefined
      this.refusals = { on: data.on, wrong: data.wrong + (since?.wrong ?? 0), tooMany: data.tooMany + (since?.tooMany ?? 0) }
      throw error
    }
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.say().catch((error: unknown) => this.report(error)), SAY_EVERY_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.say()
  }

  private report(error: unknown): void {
    this.platform.log.event('record.not-written', { of: 'sign-ins', error })
  }
}
