import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { PartProcess } from '../platform/installation-facts.ts'
import { Id, Moment, Slug } from '../values.ts'

/**
 * Everything that keeps something of a person, each of which answers StorePurged: the vault (rows and data keys), the receipts (links), the mails that
 * wait, the followings (addresses and their links), the quotations (their public copies), the analysis index, and the read models of each service.
 * The list only ever widens, which keeps every fact that was written with a shorter one valid: that is why these facts stay at version 1.
 */
export const ErasedStore = z.enum([
  'vault',
  'receipts',
  'mails',
  'follows',
  'quotations',
  'analysis-index',
  'engagement',
  'champions',
  'events',
  'reporting',
])
export type ErasedStore = z.infer<typeof ErasedStore>

/** Who asked: the person by receipt, staff in their name, or the retention rules. */
export const ErasureAsker = z.enum(['resident', 'staff', 'retention'])
export type ErasureAsker = z.infer<typeof ErasureAsker>

/** How somebody asked whom staff erase. */
export const ErasureWay = z.enum(['phone', 'e-mail', 'post', 'in-person'])
export type ErasureWay = z.infer<typeof ErasureWay>

const one = { programme: Slug, erasure: Id }
/** The contribution that was named, and the random id behind it: what one person gave in other contributions goes too. */
const about = { ...one, contribution: Id, person: Id }
/** Left out: everything, and nothing can be kept for this person again. */
const scope = { purposes: z.array(Slug).min(1).optional() }
/** `way`: of an erasure by staff; facts from before it was recorded have none. */
const asker = { by: ErasureAsker, way: ErasureWay.optional() }
const purge = { ...one, store: ErasedStore, rows: z.int().min(0) }

/** The steps of an erasure, in the stream `erasure-<programme>.<erasure>`; and drills, in the stream `drill-<name>`. */
export const erasureFacts = defineFacts({
  ErasureRequested: { version: 1, data: z.strictObject({ ...about, ...scope, ...asker }) },
  /** A legal hold or a safeguarding case stands against it; it goes on by itself when that is lifted. */
  ErasureHeld: { version: 1, data: z.strictObject({ ...about, hold: Id }) },
  /** Processing stops; whoever keeps something purges it and answers StorePurged. */
  ErasureStarted: { version: 1, data: z.strictObject({ ...about, ...scope }) },
  /** Who was given the data and has to be told (Article 19); often nobody. */
  RecipientsCollected: { version: 1, data: z.strictObject({ ...one, recipients: z.array(Slug) }) },
  /** It stands in the replay list, outside every backup. From here on there is no way back. */
  ErasureIntended: { version: 1, data: z.strictObject({ ...about, ...scope, ...asker }) },
  StorePurged: { version: 1, data: z.strictObject(purge) },
  RecipientTold: { version: 1, data: z.strictObject({ ...one, recipient: Slug }) },
  /** Where parts run apart: what a process found left in its own folder, once its read models had folded ErasureIntended. Said again when that changes. */
  PartChecked: { version: 1, data: z.strictObject({ ...one, ...PartProcess.shape, left: z.array(ErasedStore) }) },
  /** The check found something left in these stores, where parts run apart perhaps in these processes; it is looked at again until it finds nothing. */
  ErasureUnverified: {
    version: 1,
    data: z.strictObject({ ...one, stores: z.array(ErasedStore).min(1), processes: z.array(PartProcess).min(1).optional() }),
  },
  /**
   * `tombstone`: keyed HMAC of the person. `horizon`: when what lingers in backups and freed space has lost its last key. `checkedBy`: where parts run
   * apart, every process with a data folder, each of which found nothing left in it.
   */
  SubjectErased: {
    version: 1,
    data: z.strictObject({
      ...one,
      contribution: Id,
      tombstone: z.string(),
      purposes: z.union([z.literal('all'), z.array(Slug)]),
      stores: z.array(ErasedStore),
      horizon: Moment,
      verified: z.literal(true),
      checkedBy: z.array(PartProcess).min(1).optional(),
    }),
  },
  /** A rehearsal on a platform of its own, recorded here for whoever audits this one. */
  DrillDone: {
    version: 1,
    data: z.strictObject({
      drill: z.enum(['erasure', 'restore']),
      outcome: z.enum(['passed', 'failed']),
      steps: z.array(z.strictObject({ step: Slug, passed: z.boolean() })),
    }),
  },
})
export type ErasureFactType = keyof typeof erasureFacts
export type ErasureFact<T extends ErasureFactType = ErasureFactType> = FactOf<typeof erasureFacts, T>
