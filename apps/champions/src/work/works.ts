import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { beginChampionWork, endChampionWork } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Platform, ProgrammeOutline } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type WorkFact, type WorkState, workDecider } from './work.decider.ts'

const workStream = (programme: string, work: string): string => `champion-work-${programme}.${work}`

/** Pieces of work that bring champions of several communities together. */
@Injectable()
export class Works {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
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
    const [name] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: 'champion-work.name', payload }], caller)
    if (!name) throw new TypeError('the vault answered without the name')
    const command = { type: 'Begin', programme, work, name, communities, known } as const
    const { position } = await this.commands.run(workDecider, workStream(programme, work), command, caller)
    return answered({ work }, position)
  }

  async end(programme: string, work: string, caller: Caller): Promise<Answered<AnswerOf<typeof endChampionWork>>> {
    const { position } = await this.commands.run(workDecider, workStream(programme, work), { type: 'End', programme, work }, caller)
    return answered({ work }, position)
  }

  /** Names by their references; those that were withdrawn are missing. */
  async names(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    return new Map(opened.flatMap((row) => (row.status === 'open' && typeof row.payload === 'string' ? [[row.ref, row.payload] as const] : [])))
  }
}
