import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Slug } from '../values.ts'
import { SpokenLanguage, SupportNeed, SupportPlace } from './piece-facts.ts'

const path = '/api/v1/engagement/programmes/:programme/support-services' as const
const InProgramme = z.strictObject({ programme: Slug })

/** A service as residents see it. */
export const SupportService = z
  .strictObject({
    service: Id,
    name: LocalText,
    what: LocalText,
    who: LocalText.optional(),
    opening: LocalText.optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    web: z.string().optional(),
    address: z.string().optional(),
    needs: z.array(SupportNeed),
    place: SupportPlace,
    spoken: z.array(SpokenLanguage),
    interpreters: z.boolean(),
    /** The last day somebody said that this is right; left out where it stands as the programme's file has it. */
    checkedOn: Day.optional(),
  })
  .meta({ id: 'SupportService' })
export type SupportService = z.infer<typeof SupportService>

export const findSupport = defineRoute({
  id: 'findSupport',
  method: 'GET',
  path,
  action: 'public',
  summary: 'Services of the support directory, the nearest first: those for a need, for people who live somewhere, in a language',
  params: InProgramme,
  query: z.strictObject({
    language: Language.default('en'),
    need: SupportNeed.optional(),
    /** Where somebody lives: services for that place and for every wider one. */
    place: SupportPlace.optional(),
    /** Services whose people speak it, or that get an interpreter. */
    spoken: SpokenLanguage.optional(),
  }),
  answer: z.strictObject({ services: z.array(SupportService), spoken: z.array(SpokenLanguage) }),
})

export const showSupport = defineRoute({
  id: 'showSupport',
  method: 'GET',
  path: `${path}/:piece`,
  action: 'public',
  summary: 'One service of the support directory',
  params: InProgramme.extend({ piece: Id }),
  query: z.strictObject({ language: Language.default('en') }),
  answer: SupportService,
  problems: { 'unknown-piece': { status: 404, title: 'This service is not in the directory any more' } },
})
