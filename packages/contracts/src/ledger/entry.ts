import { z } from 'zod'
import { ClosureReason, ExtensionReason, PauseReason } from '../engagement/conversation-facts.ts'
import { EntryList, ProgrammeEntry, WordsHash } from '../engagement/programme-facts.ts'
import { ClaimLevel, EvidenceStrength, PopulationOf, Priority, ProgressState, ResponseAnswer, Verdict, VerdictBy } from '../reporting/values.ts'
import { Day, Id, Language, Moment, Sha256, Slug } from '../values.ts'

/** The layout of entries written from now on. An entry is never rewritten: a changed layout gets the next number, and readers keep the old ones. */
export const ledgerEntryVersion = 1

/** base64url of HMAC-SHA-256(r, "heard/binding/v1" ‖ 0x00 ‖ JCS(payload)): the words and r lie at `wording/<binding>.json` until they are withdrawn. */
export const Binding = z.string().regex(/^[\w-]{43}$/)
export const Bindings = z.array(Binding)
/** SHA-256 (hex) of JCS (RFC 8785). */
export const Digest = Sha256

const programme = { programme: Slug }
const conversation = { ...programme, conversation: Id }
const recommendation = { ...programme, recommendation: Id }
/** One that it is addressed to as ever; several in a list. */
const addressed = { organisation: Slug.optional(), organisations: z.array(Slug).min(2).optional() }
const commitment = { ...programme, commitment: Id }
/** `organisation` is the one originally addressed or promising; `by` acted: the same or its successor. */
const acting = { organisation: Slug, by: Slug }
/**
 * `links`: pages that show it, each with what it is called. `files`: what files that show it are called; `fileHashes`: SHA-256 of their bytes, in the same
 * order, which stay where a file is withdrawn.
 */
const shown = { links: Bindings.optional(), files: Bindings.optional(), fileHashes: z.array(Sha256).optional() }
const milestone = { ...commitment, ...acting, milestone: Id }
const response = { ...programme, recommendation: Id, ...acting, answer: ResponseAnswer, text: Binding, reasons: Binding.optional() }
const stated = { ...programme, entry: ProgrammeEntry, order: z.int().min(0), wording: Binding }

/**
 * Everything that the public ledger says, by type: ids, organisations, dates, states and bindings. Nothing about a resident, not even a count of them in
 * clear; no text. Fields mean what the facts of the same name mean (`contracts/<service>/facts.ts`).
 */
export const ledgerEntries = {
  'programme.defined': z.strictObject({
    ...programme,
    kind: z.enum(['listening', 'conversation']),
    period: z.strictObject({ from: Day, to: Day }),
    minimumAge: z.int(),
    languages: z.array(Language),
    wording: Binding,
  }),
  'programme.entry-added': z.strictObject(stated),
  'programme.entry-changed': z.strictObject(stated),
  'programme.entry-removed': z.strictObject({ ...programme, list: EntryList, id: Slug }),
  'programme.edition-opened': z.strictObject({ ...programme, edition: Slug, opens: Day, closes: Day }),
  'programme.opened': z.strictObject({ ...programme, edition: Slug }),
  'programme.reporting-started': z.strictObject({ ...programme, edition: Slug }),
  'programme.closed': z.strictObject(programme),
  'programme.archived': z.strictObject(programme),
  /** `words`: SHA-256 (hex) of the exact words that people see, per language. */
  'notice.published': z.strictObject({
    ...programme,
    purpose: Slug,
    version: z.int().min(1),
    required: z.boolean(),
    consentMonths: z.int().min(1).optional(),
    words: z.record(Language, WordsHash),
    wording: Binding,
  }),
  'notice.withdrawn': z.strictObject({ ...programme, purpose: Slug }),
  'conversation.opened': z.strictObject({ ...conversation, opens: Day, closes: Day }),
  'conversation.paused': z.strictObject({ ...conversation, reason: PauseReason }),
  'conversation.resumed': z.strictObject(conversation),
  'conversation.extended': z.strictObject({ ...conversation, closes: Day, reason: ExtensionReason }),
  'conversation.closed': z.strictObject({ ...conversation, reason: ClosureReason }),
  'recommendation.published': z.strictObject({
    ...recommendation,
    ...addressed,
    askedOn: Day,
    dueBy: Day,
    title: Binding.optional(),
    text: Binding.optional(),
    priority: Priority.optional(),
    strength: EvidenceStrength.optional(),
    because: Binding.optional(),
    /** Who had replied to the draft, and what of it may be shown. */
    replied: z.array(Slug).optional(),
    replies: Bindings.optional(),
    cannotWait: Binding.optional(),
    /** Who had been asked to check the draft, and whether it was changed after that; what they said only as a digest of its counts. */
    checks: z
      .array(z.strictObject({ round: z.int().min(1), from: z.array(VerdictBy), on: Day, until: Day, changed: z.boolean(), counts: Digest }))
      .optional(),
  }),
  'recommendation.withdrawn': z.strictObject({ ...recommendation, ...addressed, reason: Binding }),
  'response.given': z.strictObject(response),
  'response.amended': z.strictObject({ ...response, why: Binding }),
  'silence.recorded': z.strictObject({ ...recommendation, organisation: Slug, since: Day }),
  'commitment.made': z.strictObject({
    ...commitment,
    ...acting,
    recommendation: Id.optional(),
    objective: Slug.optional(),
    madeOn: Day,
    due: Day,
    measure: Binding,
    text: Binding,
    ownerRole: Binding.optional(),
    /** Where the programme found it, where it brought it in. */
    source: Binding.optional(),
  }),
  'commitment.amended': z.strictObject({
    ...commitment,
    ...acting,
    due: Day.optional(),
    measure: Binding.optional(),
    text: Binding.optional(),
    ownerRole: Binding.optional(),
    reason: Binding,
  }),
  'milestone.added': z.strictObject({ ...milestone, due: Day, text: Binding }),
  'milestone.moved': z.strictObject({ ...milestone, due: Day, reason: Binding }),
  'milestone.reached': z.strictObject({ ...milestone, on: Day }),
  'milestone.dropped': z.strictObject({ ...milestone, reason: Binding }),
  'progress.reported': z.strictObject({ ...commitment, ...acting, on: Day, state: ProgressState, note: Binding, ...shown }),
  /** `level`: how much of it the organisation says is there; entries from before there were levels say all of it. */
  'outcome.claimed': z.strictObject({
    ...commitment,
    ...acting,
    on: Day,
    level: ClaimLevel.optional(),
    text: Binding,
    ...shown,
  }),
  'verdict.recorded': z.strictObject({ ...commitment, from: VerdictBy, verdict: Verdict, on: Day, note: Binding.optional() }),
  /** `counts`: digest of what residents or champions said one by one of a claim, as counts that the public may know. */
  'verdicts.released': z.strictObject({
    ...commitment,
    claim: z.int().min(0),
    from: VerdictBy,
    number: z.int().min(1),
    on: Day,
    rule: z.string(),
    counts: Digest,
  }),
  /** How many people a community, an audience or a ward is, which reach is compared with. */
  'population.set': z.strictObject({ ...programme, ...PopulationOf.shape, people: z.int().min(1), year: z.int(), source: Binding }),
  'population.taken-back': z.strictObject({ ...programme, ...PopulationOf.shape }),
  /** `hash`: of the released tables, as the release states it. */
  'tables.released': z.strictObject({ ...programme, release: Id, number: z.int().min(1), rule: z.string(), hash: Digest }),
  /** `hash`: of the released results of a conversation, as the release states it. */
  'results.released': z.strictObject({ ...conversation, release: Id, number: z.int().min(1), rule: z.string(), hash: Digest }),
  'equality.released': z.strictObject({ ...programme, release: Id, number: z.int().min(1), rule: z.string(), hash: Digest }),
  /**
   * `counts`: digest of the counts that this edition froze. `document` binds the whole report, `hash` is its SHA-256, `words` bind what staff wrote for it;
   * `asOf`: the day everything in it is judged on. Editions before these were kept have none of the four.
   */
  'report.published': z.strictObject({
    ...programme,
    report: Id,
    edition: z.int().min(1),
    on: Day,
    summary: Binding.optional(),
    recommendations: z.array(Id),
    counts: Digest,
    asOf: Day.optional(),
    hash: Digest.optional(),
    document: Binding.optional(),
    words: Bindings.optional(),
  }),
  /** The words behind `binding` are not published any more. */
  'wording.withdrawn': z.strictObject({ ...programme, binding: Binding, reason: Slug }),
  /** `checkpoint`: SHA-256 (hex) of the text that the private log signed that day; auditors have the text. */
  'private-log.anchored': z.strictObject({ day: Day, checkpoint: Digest }),
} as const

export type LedgerEntryType = keyof typeof ledgerEntries

/** What an entry says, by its type. */
export type LedgerContent = { [T in LedgerEntryType]: { readonly type: T; readonly data: z.output<(typeof ledgerEntries)[T]> } }[LedgerEntryType]

const layout = <T extends LedgerEntryType>(type: T) =>
  z.strictObject({
    v: z.literal(ledgerEntryVersion),
    type: z.literal(type),
    /** Id of the fact behind it, by which an auditor finds it in the private log. */
    fact: Id,
    /** When the fact was recorded. */
    at: Moment,
    data: ledgerEntries[type],
  })

const isEntryType = (type: string): type is LedgerEntryType => Object.hasOwn(ledgerEntries, type)

/** One entry of the public ledger; in the log it is the JCS (RFC 8785) of this object, UTF-8. */
export type LedgerEntry = LedgerContent & { readonly v: typeof ledgerEntryVersion; readonly fact: string; readonly at: string }

/** Any entry, checked against the schema of its type. */
export const LedgerEntry = z.union(Object.keys(ledgerEntries).filter(isEntryType).map(layout)).transform((entry) => entry as LedgerEntry)
