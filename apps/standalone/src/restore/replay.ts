import { enforceList, erasureListOf, ReplayErasures } from '@heard/engagement'
import type { Configuration } from '@heard/service-kit'
import type { CommandBus } from '@nestjs/cqrs'
import type { Stores } from '../stores.ts'
import { clearMark, readMark } from './restored-mark.ts'

/** Destroys what the erasure list has before anything reads the vault. @throws ErasureListUnusable */
export const enforceErasures = async ({ store, vault }: Pick<Stores, 'store' | 'vault'>, configuration: Configuration): Promise<void> => {
  await enforceList(erasureListOf({ configuration, vault }), store, vault, readMark(configuration.dataDirectory) !== undefined)
}

/** What came from a backup opens only after every erasure of the list was done again and verified. @throws ReplayIncomplete */
export const replayIfRestored = async (commands: CommandBus, { dataDirectory }: Configuration): Promise<void> => {
  if (!readMark(dataDirectory)) return
  await commands.execute(new ReplayErasures())
  clearMark(dataDirectory)
}
