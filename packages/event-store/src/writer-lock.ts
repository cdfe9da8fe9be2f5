import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreUnusable } from '@heard/event-sourcing'

/**
 * Makes this process the only writer of `file`, by an exclusive lock of the operating system on `<file>-lock`.
 * The system lets go of it however the process ends, so a killed process leaves nothing to clear up.
 * The lock file stays empty; never open it by other means in the same process, as closing it would let go of the lock.
 * @throws StoreUnusable when another writer holds it, or it cannot be made
 */
export const lockForWriting = (file: string): { release(): void } => {
  let lock: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    lock = new DatabaseSync(`${file}-lock`, { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    const held = lock
    return { release: () => held.close() }
  } catch (error) {
    lock?.close()
    const detail = error instanceof Error ? error.message : String(error)
    throw new StoreUnusable(
      `the event store ${file} has another writer, or ${file}-lock cannot be written; stop the other process first (${detail})`,
      {
        cause: error,
      },
    )
  }
}
