import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * A file with secrets (0600) that is replaced as a whole, and whose old bytes are overwritten with zeros before it goes. What a disk keeps by itself
 * (a copying file system, snapshots, worn cells of flash memory) is beyond its reach.
 */
export class ReplacedFile {
  readonly path: string
  readonly #draft: string
  readonly #isWhole: (text: string) => boolean

  constructor(path: string, isWhole: (text: string) => boolean) {
    this.path = path
    this.#draft = `${path}.new`
    this.#isWhole = isWhole
  }

  exists(): boolean {
    return existsSync(this.path)
  }

  /** The file's text; while it is being replaced there is a moment when only its successor is whole. Throws as `readFileSync` does. */
  read(): string {
    const text = readFileSync(this.path, 'utf8')
    if (this.#isWhole(text)) return text
    try {
      return readFileSync(this.#draft, 'utf8')
    } catch {
      // Another process has put it in its place by now, or there is none.
      return readFileSync(this.path, 'utf8')
    }
  }

  /** Durable when this returns. After a crash the old file is there, or its remains and its whole successor, or the new one. */
  write(text: string): void {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 })
    this.clearUp()
    writeFileSync(this.#draft, text, { mode: 0o600, flush: true })
    this.#syncFolder()
    if (this.exists()) wipe(this.path)
    renameSync(this.#draft, this.path)
    this.#syncFolder()
  }

  /** Finishes, or undoes, a replacement that was interrupted. */
  clearUp(): void {
    if (!this.exists() || !existsSync(this.#draft)) return
    if (this.#isWhole(readFileSync(this.path, 'utf8'))) {
      wipe(this.#draft)
      unlinkSync(this.#draft)
    } else if (this.#isWhole(readFileSync(this.#draft, 'utf8'))) renameSync(this.#draft, this.path)
    this.#syncFolder()
  }

  #syncFolder(): void {
    const folder = openSync(dirname(this.path), 'r')
    fsyncSync(folder)
    closeSync(folder)
  }
}

const wipe = (path: string): void => {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(fstatSync(file).size), 0)
  fsyncSync(file)
  closeSync(file)
}
