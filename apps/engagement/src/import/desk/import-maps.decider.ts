import type { Sealed } from '@heard/contracts'
import type { ImportFact } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

export type ImportMapFact = ImportFact<'ImportMapSaved'> | ImportFact<'ImportMapDropped'>
type Command =
  | { readonly type: 'SaveImportMap'; readonly programme: string; readonly map: string; readonly content: Sealed }
  | { readonly type: 'DropImportMap'; readonly programme: string; readonly map: string }

/** The maps that a programme has. */
export const importMapsDecider: Decider<Command, ReadonlySet<string>, ImportMapFact, 'not-found'> = {
  initial: new Set(),
  evolve: (maps, { type, data }) => (type === 'ImportMapSaved' ? new Set([...maps, data.map]) : new Set([...maps].filter((map) => map !== data.map))),
  decide: (command, maps) => {
    const { programme, map } = command
    if (command.type === 'SaveImportMap') return accept<ImportMapFact>({ type: 'ImportMapSaved', data: { programme, map, content: command.content } })
    return maps.has(map) ? accept<ImportMapFact>({ type: 'ImportMapDropped', data: { programme, map } }) : refuse('not-found')
  },
}
