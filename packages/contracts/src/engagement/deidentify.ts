import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Slug } from '../values.ts'
import { IdentifyingSpan } from './contribution-facts.ts'
import { HeldWords } from './words.ts'

/** Why a detector marked something: what it looked like, or what stood beside it. */
export const FindingReason = z.enum([
  'form',
  'checksum',
  'ten-digits',
  'phone-library',
  'spelled',
  'month',
  'birth',
  'street',
  'account-number',
  'reference-number',
  'network-address',
  'long-number',
  'title',
  'relative',
  'introduced',
  'list',
  'verb',
  'capital',
])
export type FindingReason = z.infer<typeof FindingReason>

/** How sure a detector is of one proposal, from 0 to 1, and why. */
export const FindingGround = z.strictObject({ confidence: z.number().min(0).max(1), why: FindingReason }).meta({ id: 'FindingGround' })

const params = z.strictObject({ programme: Slug, contribution: Id })

export const proposeIdentifiers = defineRoute({
  id: 'proposeIdentifiers',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/contributions/:contribution/identifiers',
  action: 'contribution.deidentify',
  summary: 'The original words with what a detector thinks identifies somebody; opening them is recorded',
  params,
  answer: z.strictObject({
    words: HeldWords,
    proposed: z.array(IdentifyingSpan),
    /** One for each proposal, in the same order. */
    grounds: z.array(FindingGround),
  }),
  problems: { 'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' } },
})

export const deidentifyContribution = defineRoute({
  id: 'deidentifyContribution',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/contributions/:contribution/deidentification',
  action: 'contribution.deidentify',
  summary: 'Mark what identifies somebody, so that analysts see the words without it',
  params,
  body: z.strictObject({ spans: z.array(IdentifyingSpan).max(500) }),
  answer: z.strictObject({ contribution: Id }),
  problems: {
    'unknown-contribution': { status: 404, title: 'There is no such contribution' },
    'span-outside-words': { status: 422, title: 'A marked part lies outside the words' },
    'spans-overlap': { status: 422, title: 'Two marked parts overlap' },
    'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' },
  },
})
