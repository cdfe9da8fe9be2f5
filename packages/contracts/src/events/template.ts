import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, LocalText, Slug, typedText } from '../values.ts'
import { AccessFact, Capacity, GatheringKind, Meeting } from './facts.ts'
import { DayPart, GatheringWords, unknownGathering } from './gathering.ts'

const base = '/api/v1/events/programmes/:programme/gathering-templates' as const
const InProgramme = z.strictObject({ programme: Slug })
const clock = z.string().regex(/^\d\d:\d\d$/)

/** What a gathering like it begins with: all but its day. */
export const GatheringTemplate = z
  .strictObject({
    template: Id,
    name: LocalText,
    kind: GatheringKind,
    /** By the clock on the wall there. */
    from: clock,
    to: clock,
    communities: z.array(Slug),
    meeting: Meeting.optional(),
    access: z.array(AccessFact),
    capacity: Capacity.optional(),
    words: GatheringWords.extend({ parts: z.array(DayPart).optional() }),
  })
  .meta({ id: 'GatheringTemplate' })
export type GatheringTemplate = z.infer<typeof GatheringTemplate>

export const keepTemplate = defineRoute({
  id: 'keepTemplate',
  method: 'POST',
  path: base,
  action: 'gathering.plan',
  summary: 'Keep a gathering, as it is now, under a name, for announcing others like it',
  params: InProgramme,
  body: z.strictObject({ gathering: Id, name: typedText(100) }),
  status: 201,
  answer: z.strictObject({ template: Id }),
  problems: unknownGathering,
})

export const listTemplates = defineRoute({
  id: 'listTemplates',
  method: 'GET',
  path: base,
  action: 'gathering.plan',
  summary: 'Templates for gatherings of a programme, in the order they were kept',
  params: InProgramme,
  answer: z.strictObject({ templates: z.array(GatheringTemplate) }),
})

export const dropTemplate = defineRoute({
  id: 'dropTemplate',
  method: 'DELETE',
  path: `${base}/:template`,
  action: 'gathering.plan',
  summary: 'Use a template no more; gatherings that began with it stay as they are',
  params: InProgramme.extend({ template: Id }),
  answer: z.strictObject({ template: Id }),
  problems: { 'unknown-template': { status: 404, title: 'There is no such template' } },
})
