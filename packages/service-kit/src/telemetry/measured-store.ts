import type { EventStore } from '@heard/event-sourcing'
import type { Telemetry } from './telemetry.ts'

/** The store, with a span and a time for each append. */
export const measuredStore = (store: EventStore, telemetry: Telemetry): EventStore => ({
  async append(request) {
    const facts = request.facts.length
    const span = telemetry.begin('append')
    const began = performance.now()
    try {
      const appended = await store.append(request)
      telemetry.measure('heard.append.duration', performance.now() - began, {})
      span.end({ facts, outcome: 'done' })
      return appended
    } catch (error) {
      span.end({ facts, outcome: 'failed' })
      throw error
    }
  },
  readStream: (stream, options) => store.readStream(stream, options),
  readAll: (options) => store.readAll(options),
  subscribe: (options) => store.subscribe(options),
  head: () => store.head(),
  close: () => store.close(),
})
