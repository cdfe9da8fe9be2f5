import { createHash } from 'node:crypto'
import { Sealed } from '@heard/contracts'
import { LedgerEntry, type LedgerMeans, type LedgerPolicy, type LedgerRule, ledgerEntryVersion } from '@heard/contracts/ledger'
import { canonicalJson, type Json, type RecordedFact } from '@heard/event-sourcing'

const utf8 = new TextEncoder()
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const means: LedgerMeans = { digest: (value) => sha256(canonicalJson(value as Json)) }

/**
 * The leaf of the private log for a fact, UTF-8: JCS (RFC 8785) of `{ data, id, metadata, position, revision, stream, type, version }` as it was recorded,
 * position and revision as decimals in strings.
 */
export const privateEntry = ({ id, type, version, stream, revision, position, data, metadata }: RecordedFact): Uint8Array =>
  utf8.encode(canonicalJson({ id, type, version, stream, revision: String(revision), position: String(position), data: data as Json, metadata }))

/** A rule of the policy gives what the published schema does not allow: nothing is entered before the rule is mended. */
export class EntryDoesNotFit extends Error {
  readonly type = 'entry-does-not-fit'
}

/** What a fact brings to the public ledger. */
export type PublicEntry = {
  readonly entry: LedgerEntry
  /** JCS of the entry, UTF-8. */
  readonly bytes: Uint8Array
  /** The published wording that the entry is bound to. */
  readonly wording: readonly Sealed[]
}

/** Every sealed reference in a fact's data, however deep. */
const sealedIn = (value: unknown): readonly Sealed[] => {
  if (typeof value !== 'object' || value === null) return []
  const sealed = Sealed.safeParse(value)
  return sealed.success ? [sealed.data] : Object.values(value).flatMap(sealedIn)
}

const bindingsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bindingsIn) : []
}

const ruleOf = (policy: LedgerPolicy, type: string): LedgerRule<object> | undefined =>
  (Object.hasOwn(policy, type) ? policy[type] : undefined) as LedgerRule<object> | undefined

/**
 * The entry of a fact (at its newest schema version), or nothing where the policy keeps it out.
 * The entry is a pure function of the fact: a ledger that is built again from the same facts is the same, byte for byte.
 * @throws EntryDoesNotFit naming the fact
 */
export const publicEntry = (policy: LedgerPolicy, { id, type, data, metadata }: RecordedFact): PublicEntry | undefined => {
  const rule = ruleOf(policy, type)
  const content = rule && 'enter' in rule ? rule.enter(data, means) : undefined
  if (!content) return undefined
  const parsed = LedgerEntry.safeParse({ v: ledgerEntryVersion, fact: id, at: metadata.at, ...content })
  if (!parsed.success) throw new EntryDoesNotFit(`${type} ${id} does not fit the ledger's entry ${content.type}`)
  const entry = parsed.data
  const said = new Set(bindingsIn(entry.data))
  const wording = entry.type === 'wording.withdrawn' ? [] : sealedIn(data).filter(({ binding }) => said.has(binding))
  return { entry, bytes: utf8.encode(canonicalJson(entry as unknown as Json)), wording }
}
