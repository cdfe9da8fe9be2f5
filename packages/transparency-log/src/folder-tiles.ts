import { mkdir, open, opendir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { isLogPath, type StoredFile, TileConflict, type TileStore } from './tile-store.ts'

const AT_ONCE = 16
const DRAFT = '.new'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** A log in a folder, each file under its own path, so that any web server can serve it. Files are written beside their place, synced and renamed. */
export class FolderTiles implements TileStore {
  readonly #folder: string

  /** The folder is made with the first file. */
  constructor(folder: string) {
    this.#folder = folder
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#place(path))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async write(files: readonly StoredFile[], { replace } = { replace: false }): Promise<void> {
    const folders = new Set<string>()
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const written = await Promise.all(files.slice(at, at + AT_ONCE).map((file) => this.#writeOne(file, replace)))
      for (const folder of written) folders.add(folder)
    }
    for (const folder of this.#withParents(folders)) await syncFolder(folder)
  }

  async *list(prefix: string): AsyncIterable<string> {
    for await (const path of filesBelow(join(this.#folder, prefix))) {
      const name = relative(this.#folder, path).split(sep).join('/')
      if (isLogPath(name)) yield name
    }
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await rm(this.#place(path), { force: true })
  }

  #place(path: string): string {
    if (!isLogPath(path)) throw new RangeError(`a log has no file ${path}`)
    return join(this.#folder, path)
  }

  async #writeOne({ path, bytes }: StoredFile, replace: boolean): Promise<string> {
    const place = this.#place(path)
    const present = await this.read(path)
    if (present && !replace && Buffer.compare(present, bytes) !== 0) throw new TileConflict(path)
    if (present && Buffer.compare(present, bytes) === 0) return dirname(place)
    await mkdir(dirname(place), { recursive: true })
    const draft = await open(place + DRAFT, 'w')
    try {
      await draft.writeFile(bytes)
      await draft.sync()
    } finally {
      await draft.close()
    }
    await rename(place + DRAFT, place)
    return dirname(place)
  }

  /** The folders and those above them, the deepest first, up to the one that holds the log's. */
  #withParents(folders: ReadonlySet<string>): readonly string[] {
    const all = new Set<string>()
    for (const folder of folders) {
      for (let at = folder; at.length >= this.#folder.length; at = dirname(at)) all.add(at)
    }
    return [...all, ...(all.size > 0 ? [dirname(this.#folder)] : [])].toSorted((a, b) => b.length - a.length)
  }
}

async function* filesBelow(folder: string): AsyncIterable<string> {
  try {
    for await (const found of await opendir(folder)) {
      const path = join(folder, found.name)
      if (found.isDirectory()) yield* filesBelow(path)
      else yield path
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
