import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { Binding, LedgerEntry, ledgerEntries } from './entry.ts'

/** Place of an entry in its log, from 0, as a decimal: it may exceed 2^53. */
const Index = z.string().regex(/^(0|[1-9]\d{0,18})$/)

/** The words behind a binding of an entry. `withdrawn` and `missing` are never the same: the first has an entry of its own. */
const EntryWording = z.strictObject({
  /** Name of the field in the entry's data, such as `text`. */
  field: z.string(),
  binding: Binding,
  state: z.enum(['published', 'withdrawn', 'missing']),
  /** The wording file as it lies beside the log: JSON of `{ secret, wording }`. */
  file: z.string().optional(),
})

/** One entry of the public ledger with what is shown beside it. */
export const ShownEntry = z.strictObject({ index: Index, entry: LedgerEntry, wording: z.array(EntryWording) }).meta({ id: 'ShownEntry' })
export type ShownEntry = z.infer<typeof ShownEntry>

/** Who else signed the newest checkpoint. */
const WitnessSeen = z.strictObject({
  name: z.string(),
  /** Newest checkpoint that this witness signed: its size and when; left out before the first. */
  size: Index.optional(),
  at: Moment.optional(),
})

export const ledgerStatus = defineRoute({
  id: 'ledgerStatus',
  method: 'GET',
  path: '/api/v1/ledger',
  action: 'public',
  summary: 'The public ledger: its name and key, how many entries its newest checkpoint covers, and who else signed it',
  answer: z.strictObject({
    origin: z.string(),
    /** `name+hex8+base64`, C2SP signed-note. */
    verifierKey: z.string(),
    size: Index,
    /** The newest checkpoint as it was signed; left out before the first. */
    checkpoint: z.string().optional(),
    witnesses: z.array(WitnessSeen),
    /** Why it has stopped signing; left out while all is well. */
    stopped: z.string().optional(),
  }),
})

export const listLedgerEntries = defineRoute({
  id: 'listLedgerEntries',
  method: 'GET',
  path: '/api/v1/ledger/entries',
  action: 'public',
  summary: 'Entries of the public ledger, newest first, of one programme, one type, or about one commitment, recommendation or report',
  query: z.strictObject({
    programme: Slug.optional(),
    type: z.enum(Object.keys(ledgerEntries) as [string, ...string[]]).optional(),
    /** Id of the commitment, recommendation, report or release that the entries are about. */
    about: Id.optional(),
    /** Only entries before this one. */
    before: Index.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.strictObject({ size: Index, entries: z.array(ShownEntry), more: z.boolean() }),
})

const proven = z.strictObject({
  ...ShownEntry.shape,
  /** The entry's exact bytes, as text: what the log hashed. */
  leaf: z.string(),
  /** A `.tlog-proof` file (C2SP tlog-proof) of this entry under the newest checkpoint. */
  proof: z.string(),
})
const unknownEntry = { 'unknown-entry': { status: 404, title: 'There is no such entry in the ledger' } } as const

export const showLedgerEntry = defineRoute({
  id: 'showLedgerEntry',
  method: 'GET',
  path: '/api/v1/ledger/entries/:index',
  action: 'public',
  summary: 'One entry of the public ledger with its proof file',
  params: z.strictObject({ index: Index }),
  answer: proven,
  problems: unknownEntry,
})

export const ledgerConsistency = defineRoute({
  id: 'ledgerConsistency',
  method: 'GET',
  path: '/api/v1/ledger/consistency',
  action: 'public',
  summary: 'Proof that the newest checkpoint only adds to an older one, which somebody kept (RFC 6962 §2.1.2)',
  query: z.strictObject({ from: Index }),
  /** `proof`: hashes in base64, in the order of the RFC; none where both sizes are the same. */
  answer: z.strictObject({ from: Index, size: Index, checkpoint: z.string(), proof: z.array(z.string()) }),
  problems: { 'size-not-reached': { status: 409, title: 'The ledger has not reached that size, or has no checkpoint yet' } },
})

export const privateLogStatus = defineRoute({
  id: 'privateLogStatus',
  method: 'GET',
  path: '/api/v1/private-log',
  action: 'private-log.read',
  summary: 'The private log: one leaf for each recorded fact; its newest checkpoint and the anchors in the public ledger',
  answer: z.strictObject({
    origin: z.string(),
    verifierKey: z.string(),
    size: Index,
    checkpoint: z.string().optional(),
    /** Newest first. `index`: the entry of the public ledger; left out while it waits for its checkpoint. */
    anchors: z.array(z.strictObject({ day: Day, checkpoint: z.string(), digest: z.string(), index: Index.optional() })),
    stopped: z.string().optional(),
  }),
})

export const proveLeaf = defineRoute({
  id: 'proveLeaf',
  method: 'GET',
  path: '/api/v1/private-log/leaves/:index',
  action: 'private-log.read',
  summary: 'One leaf of the private log with its proof file, and its entry in the public ledger where it has one',
  /** A fact's position in the log of facts, less one. */
  params: z.strictObject({ index: Index }),
  answer: z.strictObject({ index: Index, leaf: z.string(), proof: z.string(), entry: Index.optional() }),
  problems: { 'unknown-leaf': { status: 404, title: 'There is no such leaf under the newest checkpoint of the private log' } },
})

export const privateLogFile = defineRoute({
  id: 'privateLogFile',
  method: 'GET',
  path: '/api/v1/private-log/file',
  action: 'private-log.read',
  summary: 'One file of the private log (C2SP tlog-tiles), for a verifier that re-derives all of it',
  query: z.strictObject({ path: z.string().max(200) }),
  answer: z.strictObject({ base64: z.string() }),
  problems: { 'no-such-file': { status: 404, title: 'The private log has no such file' } },
})
