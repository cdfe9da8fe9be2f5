import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EventStore } from '@heard/event-sourcing'
import { startProjector } from '@heard/event-store'
import type { ServiceManifest } from '@heard/service-kit'

/** One read model that was built again, up to the newest fact unless one stopped it. */
export type Rebuilt = { readonly name: string; readonly milliseconds: number; readonly stopped: boolean }

/** Of reporting; it opens texts, so only a platform can build it. */
export const analysisIndex = 'reporting/analysis-index'

type Task = {
  readonly dataDirectory: string
  /** Closed afterwards. */
  readonly store: EventStore
  readonly services: readonly Pick<ServiceManifest, 'name' | 'projections'>[]
  /** `service/projection`; all unless given. */
  readonly only: string | undefined
  progress(line: string): void
}

const DAY_MS = 86_400_000

const removeAnalysisIndex = (dataDirectory: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDirectory, 'read', `analysis.sqlite${suffix}`), { force: true })
}

/** Builds projections again, one after the other, and throws the analysis index away for the next start to build. */
export const rebuildAll = async ({ dataDirectory, store, services, only, progress }: Task): Promise<readonly Rebuilt[]> => {
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
          const stopped = projector.status().some((status) => status.name === name && status.deadLetter !== null)
          rebuilt.push({ name: `${service}/${name}`, milliseconds: Math.round(performance.now() - began), stopped })
        }
      } finally {
        await projector.stop()
      }
    }
    if (only === undefined || only === analysisIndex) removeAnalysisIndex(dataDirectory)
    return rebuilt
  } finally {
    await store.close()
  }
}
