import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Language, Sealed, Slug } from '../values.ts'
import { HeldAnswers } from './own-answers.ts'

/** Longest text of an attribute, a label or a value that an import keeps, in UTF-16 units. */
export const longestImportedValue = 200

/**
 * Vault payload behind `ContributionImported.attributes` (purpose `narrative`, field `contribution.attributes`): the community, and what else the importer
 * chose to keep, by attribute name.
 */
export const ImportedAttributes = z.strictObject({
  community: Slug.optional(),
  attributes: z.record(z.string().min(1).max(longestImportedValue), z.string().max(longestImportedValue)),
  /** What was answered in a conversation. */
  answers: HeldAnswers.optional(),
})
export type ImportedAttributes = z.infer<typeof ImportedAttributes>

/** Vault payload behind a saved map (purpose `publication`, subject the programme, field `import.map`); `map` fits `ImportMap`. */
export const SavedMapPayload = z.strictObject({ name: z.string(), map: z.json() })

const batch = { programme: Slug, batch: Id }
const count = z.int().min(0)

/**
 * What importing records, by type. Streams: `contribution-<programme>.<contribution>` holds one ContributionImported (before whatever follows);
 * `import-<programme>.<batch>` the course of one run; `importmaps-<programme>` the saved maps.
 */
export const importFacts = defineFacts({
  ImportStarted: { version: 1, data: z.strictObject(batch) },
  /**
   * `person` is random and the same for all contributions of one respondent; `labels` are theme ids, named by ImportLabelsNamed before they are used;
   * `given` is the day the person gave it, where the file says so. `words` holds HeldWords, byte for byte as in the file; unlike a story they may lack
   * `happened`: a questionnaire can ask only what worked.
   */
  ContributionImported: {
    version: 1,
    data: z.strictObject({
      ...batch,
      contribution: Id,
      person: Id,
      stages: z.array(Slug),
      language: Language,
      words: Sealed,
      attributes: Sealed.optional(),
      /** Whether the importer declared that the file names nobody. */
      deidentified: z.boolean(),
      labels: z.array(Id),
      given: Day.optional(),
      /** The conversation that was answered, as in ContributionShared. */
      answers: z.strictObject({ conversation: Id, questionnaire: z.int().min(1) }).optional(),
    }),
  },
  /**
   * Names of labels as the file writes them: each the vault payload `{ language, text }`, purpose `publication`, subject the programme. A theme id is made
   * from programme and name, so the same label is the same theme in every batch; a later naming repeats an earlier one.
   */
  ImportLabelsNamed: { version: 1, data: z.strictObject({ ...batch, labels: z.array(z.strictObject({ theme: Id, name: Sealed })) }) },
  /** Rows read; contributions accepted and found again; rows refused, and rows left out by the importer's own rule. */
  ImportFinished: {
    version: 1,
    data: z.strictObject({ ...batch, rows: count, accepted: count, rejected: count, duplicates: count, leftOut: count }),
  },
  /** A map was saved under a name; the same `map` again replaces it. `content` is the vault payload `SavedMapPayload`. */
  ImportMapSaved: { version: 1, data: z.strictObject({ programme: Slug, map: Id, content: Sealed }) },
  ImportMapDropped: { version: 1, data: z.strictObject({ programme: Slug, map: Id }) },
})

/** One fact of importing. */
export type ImportFact<Type extends keyof typeof importFacts = keyof typeof importFacts> = FactOf<typeof importFacts, Type>
