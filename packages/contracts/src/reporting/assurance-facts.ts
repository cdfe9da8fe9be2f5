import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Role } from '../identity/index.ts'
import { Day, Id, Sealed, Slug } from '../values.ts'

/** What an organisation does outside the platform and has to be able to show. */
export const AssuranceKind = z.enum([
  'lawful-basis',
  'dpia',
  'dpia-risk',
  'dpia-action',
  'opening-review',
  'access-review',
  'training',
  'processor',
  'software-bill',
  'backup',
  'security-test',
  'reach-review',
  'automated-decision',
  'transfer',
  'accessible-format',
])
export type AssuranceKind = z.infer<typeof AssuranceKind>

/** `to-do`: asked for or planned, and not there yet. `declared-none`: somebody looked, and there is no such thing. */
export const AssuranceState = z.enum(['in-place', 'to-do', 'failed', 'declared-none'])
export type AssuranceState = z.infer<typeof AssuranceState>

/** Kinds of which there may be none at all. */
export const mayBeNone: readonly AssuranceKind[] = ['dpia-risk', 'dpia-action', 'processor', 'automated-decision', 'transfer', 'accessible-format']

/** Left out: it concerns the whole installation. */
const entry = { entry: Id, programme: Slug.optional() }

/** The register of assurance. Stream `assurance-<programme, or installation>.<entry>`; its text is wording of staff (purpose `publication`, `WordingPayload`). */
export const assuranceFacts = defineFacts({
  /** First recorded, and again whenever any of it changes: the whole entry as it is now. `on`: the day it was done, decided or asked for. */
  AssuranceRecorded: {
    version: 1,
    data: z.strictObject({
      ...entry,
      kind: AssuranceKind,
      state: AssuranceState,
      on: Day,
      /** The day by which somebody looks at it again. */
      reviewBy: Day.optional(),
      /** Whom a training is for. */
      role: Role.optional(),
      text: Sealed,
    }),
  },
  /** It holds no longer; what it said stays in the record. */
  AssuranceEnded: { version: 1, data: z.strictObject({ ...entry, on: Day }) },
})
export type AssuranceFact<T extends keyof typeof assuranceFacts = keyof typeof assuranceFacts> = FactOf<typeof assuranceFacts, T>
