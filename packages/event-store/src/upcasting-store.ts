import { type Batch, type EventStore, type Fact, type RecordedFact, type Upcasts, upcast } from '@heard/event-sourcing'

async function* each<From, To>(items: AsyncIterable<From>, lift: (item: From) => To): AsyncGenerator<To, void, void> {
  for await (const item of items) yield lift(item)
}

/** A store whose facts come at their newest schema version, whichever they were written in. What is stored stays as it was written: `store` itself still gives that. */
export const upcastingStore = (store: EventStore, upcasts: Upcasts): EventStore => {
  const lift = <F extends RecordedFact>(fact: F): F => upcast(fact, upcasts)
  return {
    append: (request) => store.append(request),
    readStream: <F extends Fact = Fact>(...asked: Parameters<EventStore['readStream']>) => each(store.readStream<F>(...asked), lift),
    readAll: (options) => each(store.readAll(options), lift),
    subscribe: (options) => each(store.subscribe(options), (batch): Batch => ({ ...batch, facts: batch.facts.map(lift) })),
    head: () => store.head(),
    close: () => store.close(),
  }
}
