import type { KeyObject } from 'node:crypto'

/** The unwrapped data keys used last, at most `size` of them. */
export class KeyCache {
  readonly #keys = new Map<string, KeyObject>()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  get(id: string): KeyObject | undefined {
    const key = this.#keys.get(id)
    if (key) this.put(id, key)
    return key
  }

  put(id: string, key: KeyObject): void {
    this.#keys.delete(id)
    this.#keys.set(id, key)
    if (this.#keys.size <= this.#size) return
    const [oldest] = this.#keys.keys()
    if (oldest !== undefined) this.#keys.delete(oldest)
  }

  forget(id: string): void {
    this.#keys.delete(id)
  }
}
