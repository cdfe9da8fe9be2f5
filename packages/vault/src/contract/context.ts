import { afterEach } from 'vitest'
import type { Access, AccessPolicy, Json, Opened, OpeningRecord, OpeningRecorder, Sealed, SealRequest, Vault } from '../vault.ts'

/** What the suite opens a vault with. `now` answers ISO 8601. */
export type ContractOptions = { readonly policy: AccessPolicy; readonly record: OpeningRecorder; readonly now: () => string }

/** What somebody with a hand on the medium, but without keys, can do to it. */
export type Damage = {
  /** Flips one bit of the row's ciphertext. */
  flipBit(ref: string): Promise<void>
  /** Exchanges the sealed content of two rows. */
  swap(ref: string, other: string): Promise<void>
  /** Gives the row another field name. */
  relabel(ref: string, field: string): Promise<void>
  /** Deletes the row and nothing else. */
  remove(ref: string): Promise<void>
  /** Marks the ref as erased, without the key that signs such marks. */
  forgeTombstone(ref: string): Promise<void>
}

export type Subjected = {
  readonly vault: Vault
  readonly damage: Damage
  /** Closes the vault (again, perhaps) and clears up. */
  readonly close: () => Promise<void>
}
export type OpenVault = (options: ContractOptions) => Promise<Subjected>

export const NOW = '2026-11-23T09:00:00.000Z'
export const DEADLINE = '2026-11-23T09:10:00.000Z'
export const LATER = '2026-11-23T09:10:00.001Z'
export const ACCESS: Access = { purpose: 'narrative', actor: 'account-1', reason: 'coding' }

export const allowAll: AccessPolicy = async (rows) => rows.map(() => ({ allowed: true as const }))

export const story = (payload: Json, changes: Partial<SealRequest> = {}): SealRequest => ({
  subject: 'subject-1',
  purpose: 'narrative',
  field: 'contribution.narrative',
  payload,
  ...changes,
})

export type Context = Subjected & {
  readonly recorded: readonly OpeningRecord[]
  /** Seals one request, pending until DEADLINE. */
  readonly sealOne: (request: SealRequest) => Promise<Sealed>
  /** The first answer to opening one ref. */
  readonly openOne: (ref: string, access?: Access) => Promise<Opened>
}

export const first = <T>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new RangeError('Nothing there')
  return item
}

/** Opens a vault for one test, and closes it afterwards. */
export const contextFor = (open: OpenVault) => {
  const opened: Subjected[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()))
  })
  return async (options: Partial<ContractOptions> = {}): Promise<Context> => {
    const recorded: OpeningRecord[] = []
    const record: OpeningRecorder = async (opening) => {
      recorded.push(opening)
    }
    const subjected = await open({ policy: allowAll, record, now: () => NOW, ...options })
    const { vault } = subjected
    opened.push(subjected)
    return {
      ...subjected,
      recorded,
      sealOne: async (request) => first(await vault.seal([request], { deadline: DEADLINE })),
      openOne: async (ref, access = ACCESS) => first(await vault.open([ref], access)),
    }
  }
}

export type Start = ReturnType<typeof contextFor>

export const openAs = (ref: string, payload: Json, changes: Partial<SealRequest> = {}): Opened => {
  const { subject, field } = story(payload, changes)
  return { ref, status: 'open', subject, field, payload }
}
