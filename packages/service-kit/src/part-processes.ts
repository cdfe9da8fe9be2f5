import type { PartProcess, PlatformFact } from '@heard/contracts/platform'
import type { EventStore } from '@heard/event-sourcing'

/** Where it is written which processes there are, where parts run apart. */
export const partsStream = 'installation-parts'

type Known = { readonly part: PartProcess['part']; readonly gone: boolean }

/** Every process that ever joined, oldest first, and whether its data folder is gone. */
export const knownProcesses = async (store: Pick<EventStore, 'readStream'>): Promise<ReadonlyMap<string, Known>> => {
  const known = new Map<string, Known>()
  for await (const { type, data } of store.readStream<PlatformFact<'PartJoined' | 'PartGone'>>(partsStream)) {
    if (type === 'PartJoined') known.set(data.process, { part: data.part, gone: false })
    const before = known.get(data.process)
    if (type === 'PartGone' && before) known.set(data.process, { ...before, gone: true })
  }
  return known
}

/** Every process whose data folder may hold something. */
export const partProcesses = async (store: Pick<EventStore, 'readStream'>): Promise<readonly PartProcess[]> =>
  [...(await knownProcesses(store))].flatMap(([process, { part, gone }]) => (gone ? [] : [{ process, part }]))
