import { z } from 'zod'
import { defineRoute } from '../define-route.ts'

/** A draft's key: 256 random bits as base64url, made by the portal and kept in the journey's cookie. */
export const DraftKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const keyed = { key: DraftKey }

export const keepDraft = defineRoute({
  id: 'keepDraft',
  method: 'POST',
  path: '/api/v1/engagement/drafts/keep',
  action: 'public',
  summary: 'Keep what has been filled in so far, sealed, for 24 hours',
  body: z.strictObject({ ...keyed, content: z.record(z.string(), z.json()) }),
  status: 204,
  answer: z.undefined(),
})
export const recallDraft = defineRoute({
  id: 'recallDraft',
  method: 'POST',
  path: '/api/v1/engagement/drafts/recall',
  action: 'public',
  summary: 'What has been filled in so far; nothing when stopped or expired',
  body: z.strictObject(keyed),
  answer: z.strictObject({ content: z.record(z.string(), z.json()).optional() }),
})
export const dropDraft = defineRoute({
  id: 'dropDraft',
  method: 'POST',
  path: '/api/v1/engagement/drafts/drop',
  action: 'public',
  summary: 'Stop and leave nothing behind',
  body: z.strictObject(keyed),
  status: 204,
  answer: z.undefined(),
})
