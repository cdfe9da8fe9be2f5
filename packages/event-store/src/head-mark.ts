import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** The newest acknowledged fact: its position and the checksum of its row. */
export type Mark = { readonly position: number; readonly checksum: number }

const render = ({ position, checksum }: Mark): string => {
  const text = `heard-head ${String(position).padStart(16, '0')} ${String(checksum).padStart(10, '0')}`
  return `${text} ${String(crc32(text)).padStart(10, '0')}\n`
}

const parse = (text: string): Mark | undefined => {
  const [, position, checksum] = /^heard-head (\d{16}) (\d{10}) \d{10}\n$/.exec(text) ?? []
  const mark = { position: Number(position), checksum: Number(checksum) }
  return position !== undefined && render(mark) === text ? mark : undefined
}

/**
 * A 50-byte file beside the store, overwritten in place after each commit and before it is acknowledged.
 * It is not synced on its own, so after a loss of power it may lag behind, never run ahead: a store that ends before its mark has lost facts.
 * An unreadable mark counts as none.
 */
export class HeadMark {
  readonly #descriptor: number
  readonly found: Mark | undefined

  constructor(path: string) {
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    this.found = parse(readFileSync(this.#descriptor, 'latin1'))
  }

  /** Moves the mark on. */
  write(mark: Mark): void {
    writeSync(this.#descriptor, render(mark), 0)
  }

  /** Syncs the mark and lets go of the file. */
  close(): void {
    fsyncSync(this.#descriptor)
    closeSync(this.#descriptor)
  }
}
