import type { ConcernFact, FieldFor } from '@heard/contracts/engagement'
import { type CommandSource, Commands, Platform, Refused } from '@heard/service-kit'
import type { Sealed } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import type { ConcernCommand } from './concern.decider.ts'
import { concernDecider } from './concern.decider.ts'
import { type ConcernState, evolve, initial } from './concern.state.ts'

const purpose = 'safeguarding'
const concernStream = (programme: string, concern: string): string => `concern-${programme}.${concern}`

type Recorded = ConcernFact & { readonly at: string; readonly actor: string }
export type KeptConcern = { readonly state: ConcernState; readonly facts: readonly Recorded[] }

/** What all ways to a concern share. */
@Injectable()
export class Concerns {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** @throws Refused `unknown-concern` */
  async read(programme: string, concern: string): Promise<KeptConcern> {
    let state = initial
    const facts: Recorded[] = []
    for await (const fact of this.platform.store.readStream<ConcernFact>(concernStream(programme, concern))) {
      state = evolve(state, fact)
      facts.push({ type: fact.type, data: fact.data, at: fact.metadata.at, actor: fact.metadata.actor } as Recorded)
    }
    if (state.status === 'none') throw new Refused('unknown-concern')
    return { state, facts }
  }

  async seal(
    subject: string,
    field: FieldFor<'safeguarding'>,
    payload: string | Readonly<Record<string, string>>,
    source: CommandSource,
  ): Promise<Sealed> {
    const [sealed] = await this.commands.seal([{ subject, purpose, field, payload }], source)
    if (!sealed) throw new TypeError('the vault answered without the words')
    return sealed
  }

  async run(command: ConcernCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(concernDecider, concernStream(command.programme, command.concern), command, source)).position
  }

  /** What is behind these references, by reference; the opening is recorded. What is erased is not there. */
  async open(refs: readonly string[], actor: string): Promise<ReadonlyMap<string, unknown>> {
    if (refs.length === 0) return new Map()
    const reason = actor === 'resident' ? 'receipt' : 'safeguarding'
    const opened = await this.platform.vault.open(refs, { purpose, actor, reason })
    return new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
  }
}
