import { createSecretKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { box, unbox } from './box.ts'
import { type EpochKey, type KeyPort, type KeyRing, keyRing, wrappingKey } from './key-port.ts'
import { type MasterKeySource, masterKeyBytes } from './master-key.ts'
import { randomBytes } from './random.ts'
import { ReplacedFile } from './replaced-file.ts'
import { VaultUnusable } from './vault.ts'

export type FileKeysOptions = {
  /** A folder of its own: not the vault's, and never in its backup. */
  readonly folder: string
  /** Where the operator keeps the master key; unless given it lies in `master.key` of the folder. */
  readonly master?: MasterKeySource
}

type WrappedEpoch = { readonly id: string; readonly created: string; readonly box: string }

/**
 * Keys in files that only their owner may read (0600): `master.key` (32 bytes, base64url) and `epochs.json` (epoch keys, wrapped by the master key).
 * Throws VaultUnusable when one is missing, damaged or does not fit the other.
 */
export class FileKeys implements KeyPort {
  readonly #masterFile: ReplacedFile
  readonly #epochs: ReplacedFile
  readonly #given: MasterKeySource | undefined
  #master: KeyObject | undefined

  constructor({ folder, master }: FileKeysOptions) {
    this.#masterFile = new ReplacedFile(join(folder, 'master.key'), () => true)
    this.#epochs = new ReplacedFile(join(folder, 'epochs.json'), (text) => parseEpochs(text) !== undefined)
    this.#given = master
  }

  async unlock({ create, now }: { readonly create: boolean; readonly now: string }): Promise<KeyRing> {
    const text = this.#given ? await this.#given() : this.#readMaster(create)
    this.#master = createSecretKey(masterKeyBytes(text))
    if (create && !this.#epochs.exists()) this.#write([newEpoch(this.#master, now)])
    return this.#ring()
  }

  again(): KeyRing {
    return this.#ring()
  }

  async startEpoch(now: string): Promise<KeyRing> {
    const next = newEpoch(this.#unlocked(), now)
    this.#ring()
    this.#write([...this.#held(), next])
    return this.#ring()
  }

  async endEpochs(before: string): Promise<KeyRing> {
    this.#ring()
    const held = this.#held()
    const ended = held.findIndex(({ id }) => id === before)
    if (ended > 0) this.#write(held.slice(ended))
    this.#epochs.clearUp()
    return this.#ring()
  }

  clearUp(): void {
    this.#epochs.clearUp()
  }

  #unlocked(): KeyObject {
    if (!this.#master) throw new VaultUnusable('The keys are not unlocked.')
    return this.#master
  }

  #readMaster(create: boolean): string {
    const isNew = create && !this.#masterFile.exists() && !this.#epochs.exists()
    if (isNew) this.#masterFile.write(`${randomBytes(32).toString('base64url')}\n`)
    return read(this.#masterFile, 'master key')
  }

  #ring(): KeyRing {
    const master = this.#unlocked()
    const keys = this.#held().map((epoch): EpochKey => {
      const key = unbox(wrappingKey(master), Buffer.from(epoch.box, 'base64url'), about(epoch))
      if (!key) throw new VaultUnusable('The master key does not fit the epoch keys: put back the master key that belongs to this vault.')
      return { id: epoch.id, created: epoch.created, key: createSecretKey(key) }
    })
    return keyRing(master, keys)
  }

  #held(): readonly WrappedEpoch[] {
    const epochs = parseEpochs(read(this.#epochs, 'file of epoch keys'))
    if (!epochs) throw new VaultUnusable("The vault's file of epoch keys is damaged: put back a copy of it.")
    return epochs
  }

  #write(epochs: readonly WrappedEpoch[]): void {
    this.#epochs.write(`${JSON.stringify({ version: 1, epochs })}\n`)
  }
}

const about = ({ id, created }: Omit<WrappedEpoch, 'box'>) => ({ epoch: id, created, version: 1 })

const newEpoch = (master: KeyObject, created: string): WrappedEpoch => {
  const id = randomBytes(9).toString('base64url')
  return { id, created, box: box(wrappingKey(master), randomBytes(32), about({ id, created })).toString('base64url') }
}

const read = (file: ReplacedFile, what: string): string => {
  try {
    return file.read()
  } catch (cause) {
    throw new VaultUnusable(`The vault's ${what} cannot be read: put it back where it was (the vault holds data that only this key opens).`, {
      cause,
    })
  }
}

const isEpoch = (value: object | null): value is WrappedEpoch => {
  const fields = Object.entries(value ?? {})
  return ['id', 'created', 'box'].every((name) => fields.some(([key, field]) => key === name && typeof field === 'string'))
}

const parseEpochs = (text: string): readonly WrappedEpoch[] | undefined => {
  try {
    const epochs = (JSON.parse(text) as { readonly epochs?: readonly (object | null)[] } | null)?.epochs
    return Array.isArray(epochs) && epochs.length > 0 && epochs.every(isEpoch) ? epochs : undefined
  } catch {
    return undefined
  }
}
