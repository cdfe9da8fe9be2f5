import { fold } from '@heard/event-sourcing'
import { type CommandSource, Commands, derivedUuid, Platform, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { erasureDecider } from './erasure.decider.ts'
import { type ErasureFact, erasureStream } from './erasure.events.ts'
import { nextStep } from './erasure.policy.ts'
import type { Asked, ErasureState } from './erasure.state.ts'
import { ErasureSteps } from './erasure-steps.ts'

export type ErasureRequest = Omit<Asked, 'erasure'>

/** One erasure for a person and the same purposes, however often and by whomever it is asked for. */
export const erasureIdOf = ({ programme, person, purposes }: Pick<ErasureRequest, 'programme' | 'person' | 'purposes'>): string =>
  derivedUuid(JSON.stringify(['erasure', programme, person, purposes?.toSorted() ?? 'all']))

/** Takes erasures from step to step. Where a crash left one, the next look at it goes on. */
@Injectable()
export class Erasures {
  /** One erasure moves at one place at a time in this process. */
  private readonly moving = new Map<string, Promise<ErasureState>>()

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'clock'>,
    @Inject(Commands) private readonly commands: Pick<Commands, 'run'>,
    @Inject(ErasureSteps) private readonly steps: Pick<ErasureSteps, 'take'>,
  ) {}

  /** Records that somebody asked, durably, and goes as far as it can. What fails after the recording is done again by the policy. */
  async request(request: ErasureRequest, source: CommandSource): Promise<{ readonly erasure: string; readonly state: ErasureState }> {
    const erasure = erasureIdOf(request)
    await this.ask({ ...request, erasure }, source)
    const state = await this.advance(request.programme, erasure).catch(() => this.load(request.programme, erasure))
    return { erasure, state }
  }

  /** Asks under an id that is known already: one from the replay list. */
  async ask(asked: Asked, source: CommandSource): Promise<void> {
    await this.commands.run(erasureDecider, erasureStream(asked.programme, asked.erasure), { type: 'Request', asked }, source)
  }

  /** Takes every step that can be taken now. @throws what a step threw; the step is taken again next time */
  advance(programme: string, erasure: string): Promise<ErasureState> {
    const key = erasureStream(programme, erasure)
    const before = this.moving.get(key)?.catch(() => undefined) ?? Promise.resolve()
    const turn = before
      .then(() => this.goOn(programme, erasure))
      .finally(() => {
        if (this.moving.get(key) === turn) this.moving.delete(key)
      })
    this.moving.set(key, turn)
    return turn
  }

  async load(programme: string, erasure: string): Promise<ErasureState> {
    const facts: ErasureFact[] = []
    for await (const fact of this.platform.store.readStream<ErasureFact>(erasureStream(programme, erasure))) facts.push(fact)
    return fold(erasureDecider, facts)
  }

  private async goOn(programme: string, erasure: string): Promise<ErasureState> {
    for (;;) {
      const state = await this.load(programme, erasure)
      const step = nextStep(state)
      if (step.do === 'nothing' || step.do === 'wait' || !state.asked) return state
      const command = await this.steps.take(step, state.asked, state)
      if (!command) return state
      const stream = erasureStream(programme, erasure)
      const { accepted } = await this.commands.run(erasureDecider, stream, command, systemSource(this.platform.clock))
      // Still held, or still not verified: nothing new to record, nothing more to do now.
      if (accepted.length === 0) return this.load(programme, erasure)
    }
  }
}
