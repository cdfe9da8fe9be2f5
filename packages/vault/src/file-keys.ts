import { createSecretKey, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { box, unbox } from './box.ts'
import { type KeyPort, type KeyRing, keyRing, wrappingKey } from './key-port.ts'
import { randomBytes } from './random.ts'
import { VaultUnusable } from './vault.ts'

export type FileKeysOptions = {
  /** A folder of its own: not the vault's, and never in its backup. */
  readonly folder: string
  /** The master key as 32 bytes in base64url, if the operator keeps it elsewhere; else it lies in `master.key` of the folder. */
  readonly master?: string
}

type WrappedEpoch = { readonly id: string; readonly created: string; readonly box: string }

/**
 * Keys in files that only their owner may read (0600): `master.key` (32 bytes, base64url) and `epochs.json` (epoch keys, wrapped by the master key).
 * Throws VaultUnusable when one is missing, damaged or does not fit the other.
 */
export class FileKeys implements KeyPort {
  readonly #masterFile: string
  readonly #epochsFile: string
  readonly #given: string | undefined

  constructor({ folder, master }: FileKeysOptions) {
    this.#masterFile = join(folder, 'master.key')
    this.#epochsFile = join(folder, 'epochs.json')
    this.#given = master
  }

  async unlock({ create, now }: { readonly create: boolean; readonly now: string }): Promise<KeyRing> {
    const master = masterFrom(this.#given ?? this.#readMaster(create))
    if (create && !existsSync(this.#epochsFile)) this.#write(this.#epochsFile, JSON.stringify({ version: 1, epochs: [newEpoch(master, now)] }))
    return keyRing(master, this.#readEpochs(master))
  }

  #readMaster(create: boolean): string {
    if (create && !existsSync(this.#masterFile) && !existsSync(this.#epochsFile)) this.#write(this.#masterFile, randomBytes(32).toString('base64url'))
    return read(this.#masterFile, 'master key')
  }

  #readEpochs(master: KeyObject): readonly (readonly [string, KeyObject])[] {
    return parseEpochs(read(this.#epochsFile, 'file of epoch keys')).map((epoch) => {
      const key = unbox(wrappingKey(master), Buffer.from(epoch.box, 'base64url'), about(epoch))
      if (!key) throw new VaultUnusable('The master key does not fit the epoch keys: put back the master key that belongs to this vault.')
      return [epoch.id, createSecretKey(key)] as const
    })
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const draft = `${file}.new`
    writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true })
    renameSync(draft, file)
    const folder = openSync(dirname(file), 'r')
    fsyncSync(folder)
    closeSync(folder)
  }
}

const about = ({ id, created }: Omit<WrappedEpoch, 'box'>) => ({ epoch: id, created, version: 1 })

const newEpoch = (master: KeyObject, created: string): WrappedEpoch => {
  const id = randomBytes(9).toString('base64url')
  return { id, created, box: box(wrappingKey(master), randomBytes(32), about({ id, created })).toString('base64url') }
}

const read = (file: string, what: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new VaultUnusable(`The vault's ${what} cannot be read: put it back where it was (the vault holds data that only this key opens).`, {
      cause,
    })
  }
}

const masterFrom = (text: string): KeyObject => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 32) throw new VaultUnusable('The master key is not 32 bytes in base64url: put back the master key that belongs to this vault.')
  return createSecretKey(bytes)
}

const isEpoch = (value: object | null): value is WrappedEpoch => {
  const fields = Object.entries(value ?? {})
  return ['id', 'created', 'box'].every((name) => fields.some(([key, field]) => key === name && typeof field === 'string'))
}

const parseEpochs = (text: string): readonly WrappedEpoch[] => {
  const damaged = (cause?: unknown) => new VaultUnusable("The vault's file of epoch keys is damaged: put back a copy of it.", { cause })
  let parsed: { readonly epochs?: readonly (object | null)[] } | null
  try {
    parsed = JSON.parse(text) as typeof parsed
  } catch (cause) {
    throw damaged(cause)
  }
  const epochs = parsed?.epochs
  if (!Array.isArray(epochs) || epochs.length === 0 || !epochs.every(isEpoch)) throw damaged()
  return epochs
}
