import type { EventStore } from '@heard/event-sourcing'
import { type GatheringFact, gatheringStream } from './gathering.events.ts'
import { evolve, type GatheringState, initial } from './gathering.state.ts'

/** References of what was told last for a registration. */
export type ToldRefs = { readonly details: string; readonly needs: string }
type Known = { readonly next: bigint; readonly state: GatheringState; readonly told: ReadonlyMap<string, ToldRefs> }

const nothing: Known = { next: 0n, state: initial, told: new Map() }
const MOST = 50

/** How gatherings stand now, without reading from their first fact each time: when hundreds register, each is told their place. */
export class GatheringMemory {
  private readonly known = new Map<string, Known>()

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  async read(programme: string, gathering: string): Promise<Pick<Known, 'state' | 'told'>> {
    const stream = gatheringStream(programme, gathering)
    const before = this.known.get(stream) ?? nothing
    let { next, state } = before
    const told = new Map(before.told)
    for await (const fact of this.store.readStream<GatheringFact>(stream, { from: next })) {
      state = evolve(state, fact)
      if (fact.type === 'RegistrationMade' || fact.type === 'RegistrationChanged') {
        told.set(fact.data.registration, { details: fact.data.details.ref, needs: fact.data.needs.ref })
      }
      next = fact.revision + 1n
    }
    const read = { next, state, told }
    if (next > (this.known.get(stream)?.next ?? 0n)) this.keep(stream, read)
    return read
  }

  private keep(stream: string, read: Known): void {
    this.known.delete(stream)
    this.known.set(stream, read)
    const oldest = this.known.keys().next()
    if (this.known.size > MOST && !oldest.done) this.known.delete(oldest.value)
  }
}
