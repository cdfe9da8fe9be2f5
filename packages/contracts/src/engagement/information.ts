import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Language, LocalText, Slug } from '../values.ts'

export const InformationKind = z.enum(['question', 'resource', 'video', 'awareness'])
export type InformationKind = z.infer<typeof InformationKind>

/** Information as residents see it; `text` is Markdown, of a video its transcript. */
export const InformationItem = z
  .strictObject({
    piece: Id,
    kind: InformationKind,
    title: LocalText,
    text: LocalText,
    link: z.string().optional(),
    /** No native speaker has read these words yet. */
    unchecked: z.boolean(),
  })
  .meta({ id: 'InformationItem' })
export type InformationItem = z.infer<typeof InformationItem>

export const listInformation = defineRoute({
  id: 'listInformation',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/information',
  action: 'public',
  summary: 'Questions and answers, resources, videos and the messages of these days, as they were published',
  params: z.strictObject({ programme: Slug }),
  query: z.strictObject({ language: Language.default('en') }),
  answer: z.strictObject({ items: z.array(InformationItem) }),
})
