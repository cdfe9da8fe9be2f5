import { join } from 'node:path'
import { SqliteEventStore, startProjector } from '@heard/event-store'
import type { ServiceManifest } from '@heard/service-kit'

/** One read model that was built again. `stoppedAt`: position of the fact that stopped it, or null. */
export type Rebuilt = { readonly name: string; readonly facts: number; readonly milliseconds: number; readonly stoppedAt: string | null }

type Task = {
  readonly dataDirectory: string
  readonly services: readonly Pick<ServiceManifest, 'name' | 'projections'>[]
  /** `service/projection`; all unless given. */
  readonly only: string | undefined
  progress(line: string): void
}

const DAY_MS = 86_400_000

/** Builds read models again, one after the other. @throws StoreUnusable while a platform runs on the folder */
export const rebuildAll = async ({ dataDirectory, services, only, progress }: Task): Promise<readonly Rebuilt[]> => {
  const store = SqliteEventStore.open(join(dataDirectory, 'facts.sqlite'))
  try {
    const head = await store.head()
    const rebuilt: Rebuilt[] = []
    for (const { name: service, projections } of services) {
      const wanted = projections.filter(({ name }) => only === undefined || only === `${service}/${name}`)
      if (wanted.length === 0) continue
      const projector = await startProjector({ store, file: join(dataDirectory, 'read', `${service}.sqlite`), projections })
      try {
        for (const { name } of wanted) {
          progress(`${service}/${name}`)
          const began = performance.now()
          await projector.rebuild(name)
          await projector.waitFor(head, DAY_MS, name)
          const stopped = projector.status().find((status) => status.name === name)?.deadLetter
          const milliseconds = Math.round(performance.now() - began)
          rebuilt.push({ name: `${service}/${name}`, facts: Number(head), milliseconds, stoppedAt: stopped ? String(stopped.position) : null })
        }
      } finally {
        await projector.stop()
      }
    }
    return rebuilt
  } finally {
    await store.close()
  }
}
