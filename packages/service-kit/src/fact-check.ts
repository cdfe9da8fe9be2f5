import type { FactDefinitions } from '@heard/contracts'
import { platformFacts } from '@heard/contracts/platform'
import type { EventStore } from '@heard/event-sourcing'

/** A fact does not fit its definition, or has none: a defect of the service, found before anything is recorded. */
export class UndefinedFact extends Error {
  readonly type = 'undefined-fact'
}

/** A store that records only facts that some service, or the platform itself, has defined, at their newest version and exactly in their shape. */
export const checkedStore = (store: EventStore, services: FactDefinitions): EventStore => {
  const definitions: FactDefinitions = { ...platformFacts, ...services }
  return {
    append(request) {
      for (const fact of request.facts) {
        const definition = definitions[fact.type]
        if (!definition || definition.version !== fact.version) throw new UndefinedFact(`${fact.type}@${fact.version} is not defined`)
        const parsed = definition.data.safeParse(fact.data)
        if (!parsed.success)
          throw new UndefinedFact(`${fact.type}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')}`)
      }
      return store.append(request)
    },
    readStream: store.readStream.bind(store),
    readAll: store.readAll.bind(store),
    subscribe: store.subscribe.bind(store),
    head: () => store.head(),
    close: () => store.close(),
  }
}
