import type { Sealed } from '@heard/contracts'
import { ImportMap, type SavedMap, SavedMapPayload } from '@heard/contracts/engagement'
import { type Caller, Commands, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type ImportMapFact, importMapsDecider } from './import-maps.decider.ts'

const streamOf = (programme: string): string => `importmaps-${programme}`

/** Maps saved for the next file of the same shape. Their names and columns are text that somebody typed: they lie in the vault. */
@Injectable()
export class ImportMaps {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** By name. A map that was erased, or that this version cannot read any more, is not listed. */
  async list(programme: string): Promise<SavedMap[]> {
    const contents = await this.contents(programme)
    const opened = await this.platform.vault.wording([...contents.values()].map(({ ref }) => ref))
    const maps = [...contents.keys()].flatMap((id, index): SavedMap[] => {
      const wording = opened[index]
      const payload = wording?.status === 'open' ? SavedMapPayload.safeParse(wording.payload) : undefined
      const map = payload?.success ? ImportMap.safeParse(payload.data.map) : undefined
      return payload?.success && map?.success ? [{ id, name: payload.data.name, map: map.data }] : []
    })
    return maps.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** The same name again replaces the map. */
  async save(programme: string, name: string, map: ImportMap, caller: Caller): Promise<{ readonly map: string; readonly position: bigint }> {
    const same = (await this.list(programme)).find((saved) => saved.name === name)
    const id = same?.id ?? caller.newId()
    const payload = { name, map: JSON.parse(JSON.stringify(map)) }
    const [content] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: 'import.map', payload }], caller)
    if (!content) throw new TypeError('the vault answered without the map')
    const { position } = await this.commands.run(
      importMapsDecider,
      streamOf(programme),
      { type: 'SaveImportMap', programme, map: id, content },
      caller,
    )
    return { map: id, position }
  }

  async drop(programme: string, map: string, caller: Caller): Promise<bigint> {
    const { position } = await this.commands.run(importMapsDecider, streamOf(programme), { type: 'DropImportMap', programme, map }, caller)
    return position
  }

  private async contents(programme: string): Promise<ReadonlyMap<string, Sealed>> {
    const contents = new Map<string, Sealed>()
    for await (const { type, data } of this.platform.store.readStream<ImportMapFact>(streamOf(programme))) {
      if (type === 'ImportMapSaved') contents.set(data.map, data.content)
      else contents.delete(data.map)
    }
    return contents
  }
}
