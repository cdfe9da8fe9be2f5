import type { KeyObject } from 'node:crypto'
import type { Epoch, KeyRing } from './key-port.ts'

/**
 * The ring that a vault works with: rotation puts the next one in its place, for everybody who holds it. An epoch that it does not know was begun by
 * another process: then the keys are read again.
 */
export class LiveRing implements KeyRing {
  #ring: KeyRing
  readonly #again: () => KeyRing

  constructor(ring: KeyRing, again: () => KeyRing) {
    this.#ring = ring
    this.#again = again
  }

  renew(): void {
    this.#ring = this.#again()
  }

  turnTo(ring: KeyRing): void {
    this.#ring = ring
  }

  get check(): string {
    return this.#ring.check
  }

  get lookup(): KeyObject {
    return this.#ring.lookup
  }

  get tombstones(): KeyObject {
    return this.#ring.tombstones
  }

  get epochs(): readonly Epoch[] {
    return this.#ring.epochs
  }

  get current(): Epoch {
    return this.#ring.current
  }

  epoch(id: string): Epoch | undefined {
    const known = this.#ring.epoch(id)
    if (known) return known
    this.renew()
    return this.#ring.epoch(id)
  }
}
