import { type EpochKey, type KeyPort, type KeyRing, keyRing } from './key-port.ts'
import { randomBytes } from './random.ts'
import { newKey } from './seal.ts'

/** Keys that are gone with this process. */
export class MemoryKeys implements KeyPort {
  readonly #master = newKey()
  #epochs: readonly EpochKey[] = []

  async unlock({ now }: { readonly now: string }): Promise<KeyRing> {
    return this.#epochs.length === 0 ? this.startEpoch(now) : this.#ring()
  }

  again(): KeyRing {
    return this.#ring()
  }

  async startEpoch(now: string): Promise<KeyRing> {
    this.#epochs = [...this.#epochs, { id: randomBytes(9).toString('base64url'), created: now, key: newKey() }]
    return this.#ring()
  }

  async endEpochs(before: string): Promise<KeyRing> {
    this.#epochs = this.#epochs.slice(
      Math.max(
        0,
        this.#epochs.findIndex(({ id }) => id === before),
      ),
    )
    return this.#ring()
  }

  clearUp(): void {}

  #ring(): KeyRing {
    return keyRing(this.#master, this.#epochs)
  }
}
