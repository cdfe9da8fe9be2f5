import { fold } from '@heard/event-sourcing'
import { type Caller, Commands, Platform, ProgrammeOutline } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type RecruitingState, recruitingDecider } from './recruiting.decider.ts'
import { type RecruitingFact, recruitingStream } from './recruiting.events.ts'

/** What a programme asks of applicants, and how it decides. */
@Injectable()
export class Recruiting {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  async of(programme: string): Promise<RecruitingState> {
    const facts: RecruitingFact[] = []
    for await (const fact of this.platform.store.readStream<RecruitingFact>(recruitingStream(programme))) facts.push(fact)
    return fold(recruitingDecider, facts)
  }

  async set(programme: string, state: RecruitingState, caller: Caller): Promise<bigint> {
    const command = { ...state, type: 'Set' as const, programme, known: this.programmes.exists(programme) }
    return (await this.commands.run(recruitingDecider, recruitingStream(programme), command, caller)).position
  }
}
