import { enforceList, erasureListOf, ReplayErasures, removedAccounts } from '@heard/engagement'
import type { Configuration } from '@heard/service-kit'
import type { CommandBus } from '@nestjs/cqrs'
import type { Stores } from '../stores.ts'
import { clearMark, readMark } from './restored-mark.ts'

/**
 * Destroys what the erasure list has before anything reads the vault. Answers the accounts that are to be erased before anybody signs in.
 * @throws ErasureListUnusable
 */
export const enforceErasures = async (
  { store, vault }: Pick<Stores, 'store' | 'vault'>,
  configuration: Configuration,
): Promise<readonly string[]> => {
  const list = erasureListOf({ configuration, vault })
  const restored = readMark(configuration.dataDirectory) !== undefined
  await enforceList(list, store, vault, restored)
  // A database may be set back by itself, while the log knows these as done.
  if (configuration.database) await Promise.all(list.entries().map(({ person, purposes }) => vault.erase(person, purposes)))
  return removedAccounts(list, store, restored)
}

/** What came from a backup opens only after every erasure of the list was done again and verified. @throws ReplayIncomplete */
export const replayIfRestored = async (commands: CommandBus, { dataDirectory }: Configuration): Promise<void> => {
  if (!readMark(dataDirectory)) return
  await commands.execute(new ReplayErasures())
  clearMark(dataDirectory)
}
