import type { LogSource } from './verify/index.ts'

/** A file of the log: `checkpoint`, or what `tilePath` names. */
export type StoredFile = { readonly path: string; readonly bytes: Uint8Array }

/** Where a log keeps its files. One writer at a time; any number of readers. */
export interface TileStore extends LogSource {
  /**
   * Writes files, durable and whole when this resolves; until then any of them may be there, whole, or not.
   * A file that is there with the same bytes stays; with other bytes it is replaced only with `replace`.
   * @throws TileConflict when other bytes are there
   */
  write(files: readonly StoredFile[], options?: { readonly replace: boolean }): Promise<void>
  /** The paths of all whole files below `prefix` (`''` for all), in no order. */
  list(prefix: string): AsyncIterable<string>
  /** Removes files; one that is not there is no error. */
  remove(paths: readonly string[]): Promise<void>
}

/** Thrown when a file that may not change is there with other bytes. */
export class TileConflict extends Error {
  override readonly name = 'TileConflict'
  readonly type = 'tile-conflict'

  constructor(path: string) {
    super(`${path} is there already with other content, and a file of the log never changes: find out who else writes to this log.`)
  }
}

const PATH = /^(?:checkpoint|tile\/(?:entries|\d{1,2})\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d{1,3})?)$/

/** Whether a log has such a file. */
export const isLogPath = (path: string): boolean => PATH.test(path)
