import type { KeyObject } from 'node:crypto'
import type { Epoch, KeyRing } from './key-port.ts'

/** The ring that a vault works with: rotation puts the next one in its place, for everybody who holds it. */
export class LiveRing implements KeyRing {
  #ring: KeyRing

  constructor(ring: KeyRing) {
    this.#ring = ring
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
    return this.#ring.epoch(id)
  }
}
