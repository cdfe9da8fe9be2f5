import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug, typedText } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })
const base = '/api/v1/champions/programmes/:programme' as const

/** From when until when a champion belonged to a community; without `until` they do now. */
export const Assignment = z.strictObject({ community: Slug, from: Day, until: Day.optional() }).meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof Assignment>

export const ChampionRow = z
  .strictObject({
    application: Id,
    reference: z.string(),
    /** Left out while they belong to no community. */
    community: Slug.optional(),
    /** Oldest first. */
    assignments: z.array(Assignment),
    leave: z.strictObject({ until: Day.optional() }).optional(),
    /** Whether an account is connected. */
    linked: z.boolean(),
    /** Pieces of work that they are part of. */
    works: z.array(Id),
  })
  .meta({ id: 'ChampionRow' })
export type ChampionRow = z.infer<typeof ChampionRow>

export const listChampions = defineRoute({
  id: 'listChampions',
  method: 'GET',
  path: `${base}/champions`,
  action: 'champion.view',
  summary: 'Champions by reference, with their community and pieces of work, 500 at most; opens nothing',
  params: InProgramme,
  answer: z.strictObject({ champions: z.array(ChampionRow) }),
})

export const stepChampion = defineRoute({
  id: 'stepChampion',
  method: 'POST',
  path: `${base}/champions/:application/steps`,
  action: 'champion.assign',
  summary: 'Assign a champion to one community, end that, let them take part in a piece of work or leave it, or let their account go',
  params: InProgramme.extend({ application: Id }),
  body: z.discriminatedUnion('step', [
    /** Ends what they were assigned to before. */
    z.strictObject({ step: z.literal('assign'), community: Slug }),
    z.strictObject({ step: z.literal('end') }),
    z.strictObject({ step: z.literal('join'), work: Id }),
    z.strictObject({ step: z.literal('leave'), work: Id }),
    z.strictObject({ step: z.literal('unlink') }),
  ]),
  answer: z.strictObject({ application: Id }),
  problems: {
    'unknown-application': { status: 404, title: 'There is no such application' },
    'not-a-champion': { status: 409, title: 'This person is not a champion now' },
    'unknown-community': { status: 422, title: 'This programme has no such community' },
    'already-assigned': { status: 409, title: 'They belong to this community already' },
    'not-assigned': { status: 409, title: 'Assign them to a community first' },
    'role-elsewhere': { status: 409, title: 'Their account is bound to another community; an administrator changes that first' },
    'unknown-work': { status: 404, title: 'There is no such piece of work' },
    'work-over': { status: 409, title: 'This piece of work has ended' },
    'other-community': { status: 409, title: 'This piece of work is not for their community' },
    'already-joined': { status: 409, title: 'They take part in it already' },
    'not-joined': { status: 409, title: 'They do not take part in it' },
  },
})

/** A piece of work that brings champions of several communities together. */
export const ChampionWork = z
  .strictObject({
    work: Id,
    /** Left out when the words were withdrawn. */
    name: z.string().optional(),
    communities: z.array(Slug),
    since: Day,
    ended: z.boolean(),
    champions: z.array(z.strictObject({ application: Id, reference: z.string() })),
  })
  .meta({ id: 'ChampionWork' })
export type ChampionWork = z.infer<typeof ChampionWork>

export const listChampionWork = defineRoute({
  id: 'listChampionWork',
  method: 'GET',
  path: `${base}/pieces-of-work`,
  action: 'champion.view',
  summary: 'Pieces of work that bring champions of several communities together, newest first, 200 at most',
  params: InProgramme,
  answer: z.strictObject({ works: z.array(ChampionWork) }),
})

export const beginChampionWork = defineRoute({
  id: 'beginChampionWork',
  method: 'POST',
  path: `${base}/pieces-of-work`,
  action: 'champion.assign',
  summary: 'Name a piece of work and the communities whose champions it brings together',
  params: InProgramme,
  body: z.strictObject({ name: typedText(200), communities: z.array(Slug).max(50) }),
  status: 201,
  answer: z.strictObject({ work: Id }),
  problems: {
    'unknown-community': { status: 422, title: 'This programme has no such community' },
    'one-community': { status: 422, title: 'Choose two communities or more' },
  },
})

export const endChampionWork = defineRoute({
  id: 'endChampionWork',
  method: 'POST',
  path: `${base}/pieces-of-work/:work/end`,
  action: 'champion.assign',
  summary: 'Say that a piece of work has ended',
  params: InProgramme.extend({ work: Id }),
  answer: z.strictObject({ work: Id }),
  problems: {
    'unknown-work': { status: 404, title: 'There is no such piece of work' },
    'work-over': { status: 409, title: 'This piece of work has ended' },
  },
})
