import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'

/** Why personal data was opened: an enumeration, so that nobody's words end up in a fact. */
export const OpeningReason = z.enum([
  'receipt',
  'de-identify',
  'read',
  'code',
  'analysis-index',
  'import-check',
  'enquiry',
  'review',
  'gathering',
  'mail',
  'safeguarding',
  'transcribe',
  'translate',
  'equality',
  'application',
  'equal-treatment',
  'analysis-file',
  'draft-check',
])

export const openingFacts = defineFacts({
  /** Somebody opened, or tried to open, vault content; who is in the metadata. Lists are vault refs. */
  PersonalDataOpened: {
    version: 1,
    data: z.strictObject({
      purpose: z.string(),
      reason: OpeningReason,
      opened: z.array(z.string()),
      refused: z.array(z.string()),
      unreadable: z.array(z.string()),
    }),
  },
})
