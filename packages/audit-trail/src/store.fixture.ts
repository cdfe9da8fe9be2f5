import { setTimeout as pause } from 'node:timers/promises'
import type { Appended, AppendRequest, Batch, EventStore, Fact, ReadStreamOptions, RecordedFact, SubscribeOptions } from '@heard/event-sourcing'

/** As much of a store as the trail needs: appends each id once, and follows. */
export class TestStore implements Pick<EventStore, 'append' | 'readStream' | 'subscribe' | 'head'> {
  readonly facts: RecordedFact[] = []

  async append({ stream, facts }: AppendRequest): Promise<Appended> {
    for (const fact of facts.filter(({ id }) => this.facts.every((other) => other.id !== id))) {
      const revision = BigInt(this.facts.filter((other) => other.stream === stream).length)
      this.facts.push({ ...fact, stream, revision, position: BigInt(this.facts.length + 1) })
    }
    return { revision: -1n, position: await this.head() }
  }

  async *readStream<F extends Fact = Fact>(stream: string, { direction, limit }: ReadStreamOptions = {}): AsyncGenerator<RecordedFact<F>> {
    const facts = this.facts.filter((fact) => fact.stream === stream)
    yield* (direction === 'backwards' ? facts.toReversed() : facts).slice(0, limit) as RecordedFact<F>[]
  }

  async *subscribe({ after, types, signal }: SubscribeOptions): AsyncGenerator<Batch> {
    let upTo = after
    while (!signal.aborted) {
      const fresh = this.facts.slice(Number(upTo))
      upTo += BigInt(fresh.length)
      if (fresh.length > 0) yield { facts: fresh.filter(({ type }) => types?.includes(type) ?? true), upTo, caughtUp: true }
      else await pause(1)
    }
  }

  async head(): Promise<bigint> {
    return BigInt(this.facts.length)
  }
}
