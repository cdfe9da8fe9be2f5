import { isLogPath, type StoredFile, TileConflict, type TileStore } from './tile-store.ts'

/** A log's files in memory, for specs. */
export class MemoryTiles implements TileStore {
  readonly files = new Map<string, Uint8Array>()

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(checked(path))
  }

  async write(files: readonly StoredFile[], { replace } = { replace: false }): Promise<void> {
    for (const { path, bytes } of files) {
      const present = this.files.get(checked(path))
      if (present && !replace && Buffer.compare(present, bytes) !== 0) throw new TileConflict(path)
      this.files.set(path, bytes)
    }
  }

  async *list(prefix: string): AsyncIterable<string> {
    for (const path of this.files.keys()) if (path.startsWith(prefix)) yield path
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.files.delete(checked(path))
  }
}

const checked = (path: string): string => {
  if (!isLogPath(path)) throw new RangeError(`a log has no file ${path}`)
  return path
}
