import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { PublicCount } from '../reporting/values.ts'
import { Day, Id, Sealed, Slug } from '../values.ts'
import { ShownNotice } from './consent-facts.ts'

/** How many answered each way to one question, as far as it may be known. */
export const EqualityTable = z
  .strictObject({
    question: z.string(),
    /** Of those who gave this answer to the question before. */
    of: z.string().optional(),
    /** How many answered the question; withheld with everything else under 30. */
    answered: PublicCount,
    /** In the order in which they are offered, not saying last. `percent`: of rounded numbers, where 50 and more answered. */
    options: z.array(z.strictObject({ option: z.string(), people: PublicCount, percent: z.int().min(0).max(100).optional() })),
  })
  .meta({ id: 'EqualityTable' })
export type EqualityTable = z.infer<typeof EqualityTable>

const one = { programme: Slug, record: Id }
const counted = { programme: Slug, tables: z.array(EqualityTable) }

/**
 * Answers to the questions about equality. Neither record nor person is that of the contribution, and answers are recorded together, some days later and in
 * random order, so that no fact leads from one to the other. Stream `equality-<programme>.<record>`, counts in `equality-counts-<programme>`.
 */
export const equalityFacts = defineFacts({
  /** Explicit consent: `notice` is what was agreed to by answering. */
  EqualityAnswered: { version: 1, data: z.strictObject({ ...one, person: Id, answers: Sealed, notice: ShownNotice }) },
  EqualityChanged: { version: 1, data: z.strictObject({ ...one, answers: Sealed, notice: ShownNotice }) },
  /** Deleted by the person, or with what they shared. */
  EqualityWithdrawn: { version: 1, data: z.strictObject(one) },
  /** Only what may be known is in it: no exact number. */
  EqualityCounted: { version: 1, data: z.strictObject({ ...counted, on: Day, rule: z.string() }) },
  /** What the public sees, until the next. */
  EqualityReleased: {
    version: 1,
    data: z.strictObject({ ...counted, release: Id, number: z.int().min(1), counted: Day, rule: z.string(), hash: z.string() }),
  },
})
export type EqualityFactType = keyof typeof equalityFacts
export type EqualityFact<T extends EqualityFactType = EqualityFactType> = FactOf<typeof equalityFacts, T>
