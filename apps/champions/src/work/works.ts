import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { beginChampionWork, endChampionWork } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Platform, ProgrammeOutline } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { PublishedWords } from '../wording/published-words.ts'
import { type WorkFact, type WorkState, workDecider } from './work.decider.ts'

const workStream = (programme: string, work: string): string => `champion-work-${programme}.${work}`

/** Pieces of work that bring champions of several communities together. */
@Injectable()
export class Works {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(PublishedWords) private readonly words: PublishedWords,
  ) {}

  async state(programme: string, work: string): Promise<WorkState> {
    const facts: WorkFact[] = []
    for await (const fact of this.platform.store.readStream<WorkFact>(workStream(programme, work))) facts.push(fact)
    return fold(workDecider, facts)
  }

  async begin(
    programme: string,
    { name: payload, communities }: BodyOf<typeof beginChampionWork>,
    caller: Caller,
  ): Promise<Answered<AnswerOf<typeof beginChampionWork>>> {
    const work = caller.newId()
    const known = communities.every((community) => this.programmes.offers(programme, 'community', community))
    const name = await this.words.seal(programme, 'champion-work.name', payload, caller)
    const command = { type: 'Begin', programme, work, name, communities, known } as const
    const { position } = await this.commands.run(workDecider, workStream(programme, work), command, caller)
    return answered({ work }, position)
  }

  async end(programme: string, work: string, caller: Caller): Promise<Answered<AnswerOf<typeof endChampionWork>>> {
    const { position } = await this.commands.run(workDecider, workStream(programme, work), { type: 'End', programme, work }, caller)
    return answered({ work }, position)
  }
}
