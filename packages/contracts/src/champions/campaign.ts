import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Slug, typedText } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneCampaign = InProgramme.extend({ campaign: Id })
const path = '/api/v1/champions/programmes/:programme/campaigns' as const

/** What stands at the end of a link and says by which way somebody came: the same for everybody who follows that link. */
export const SourceCode = z.string().regex(/^[0-9a-f]{6}$/)

/** By which campaign somebody came to apply, and by which of its links. */
export const CameBy = z.strictObject({ campaign: Id, source: SourceCode.optional() })
export type CameBy = z.infer<typeof CameBy>

/** What an advertised role says in one language. */
export const CampaignWords = z.strictObject({ language: Language, title: typedText(150), about: typedText(2_000) })
export type CampaignWords = z.infer<typeof CampaignWords>

/** From which communities and with which languages people are sought; none: anybody. */
const sought = { from: Day, until: Day, communities: z.array(Slug).max(50), languages: z.array(Language).max(20) }
const content = { words: z.array(CampaignWords).min(1).max(10), ...sought }

/** An advertised role as everybody sees it, in the language that was asked for or another one. Texts are left out when they were withdrawn. */
export const CampaignView = z
  .strictObject({
    campaign: Id,
    title: LocalText.optional(),
    about: LocalText.optional(),
    ...sought,
    /** Whether one can apply for it today. */
    open: z.boolean(),
  })
  .meta({ id: 'Campaign' })
export type CampaignView = z.infer<typeof CampaignView>

const unknownCampaign = { 'unknown-campaign': { status: 404, title: 'There is no such campaign' } } as const
const inLanguage = z.strictObject({ language: Language.optional() })

export const listCampaigns = defineRoute({
  id: 'listCampaigns',
  method: 'GET',
  path,
  action: 'public',
  summary: 'Roles of champions that are advertised today',
  params: InProgramme,
  query: inLanguage,
  answer: z.strictObject({ campaigns: z.array(CampaignView) }),
})

export const showCampaign = defineRoute({
  id: 'showCampaign',
  method: 'GET',
  path: `${path}/:campaign`,
  action: 'public',
  summary: 'An advertised role, also once it is over',
  params: OneCampaign,
  query: inLanguage,
  answer: CampaignView,
  problems: unknownCampaign,
})

/** A campaign as those see it who run it. */
export const CampaignDesk = z
  .strictObject({
    campaign: Id,
    /** Without those that were withdrawn. */
    words: z.array(CampaignWords),
    ...sought,
    stage: z.enum(['ahead', 'open', 'over']),
    sources: z.array(z.strictObject({ source: SourceCode, name: z.string().optional() })),
  })
  .meta({ id: 'CampaignDesk' })
export type CampaignDesk = z.infer<typeof CampaignDesk>

export const campaignDesk = defineRoute({
  id: 'campaignDesk',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/campaign-desk',
  action: 'campaign.run',
  summary: 'All campaigns for champions with the ways by which people come, newest first, 100 at most',
  params: InProgramme,
  answer: z.strictObject({ campaigns: z.array(CampaignDesk) }),
})

const contentProblems = {
  'unknown-community': { status: 422, title: 'This programme has no such community' },
  'ends-before': { status: 422, title: 'The last day lies before the first' },
  'language-twice': { status: 422, title: 'The words stand twice in one language' },
} as const

export const beginCampaign = defineRoute({
  id: 'beginCampaign',
  method: 'POST',
  path,
  action: 'campaign.run',
  summary: 'Advertise a role of champions: for how long, and whom it is for',
  params: InProgramme,
  body: z.strictObject(content),
  status: 201,
  answer: z.strictObject({ campaign: Id }),
  problems: contentProblems,
})

export const stepCampaign = defineRoute({
  id: 'stepCampaign',
  method: 'POST',
  path: `${path}/:campaign/steps`,
  action: 'campaign.run',
  summary: 'Change a campaign, name a way by which people come to it, or end it today',
  params: OneCampaign,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('change'), ...content }),
    z.strictObject({ step: z.literal('source'), name: typedText(100) }),
    z.strictObject({ step: z.literal('end') }),
  ]),
  answer: z.strictObject({ campaign: Id }),
  problems: { ...unknownCampaign, ...contentProblems, 'campaign-over': { status: 409, title: 'This campaign has been ended' } },
})

/** A count of people that may be shown: under 10 withheld, zero included, others rounded to 5. */
const Shown = z.int().nullable()
const counts = { applied: Shown, accepted: Shown }

export const campaignResults = defineRoute({
  id: 'campaignResults',
  method: 'GET',
  path: `${path}/:campaign/results`,
  action: 'campaign.view',
  summary: 'How many applied by a campaign and were accepted, by the way they came, as it stood when this month began, under the rule of publication',
  params: OneCampaign,
  answer: z.strictObject({
    rule: z.string(),
    asOf: Day,
    ...counts,
    /** Without `source`: whoever came without one of the links. */
    sources: z.array(z.strictObject({ source: SourceCode.optional(), name: z.string().optional(), ...counts })),
  }),
  problems: unknownCampaign,
})
