import { given } from '@heard/contracts'
import type { Assignment, ChampionRow } from '@heard/contracts/champions'
import type { ReadModel } from '@heard/service-kit'
import { referenceOf } from '../application/applications.query.ts'

type Queried = Pick<ReadModel, 'query'>
type AssignmentRow = { readonly application: string; readonly community: string; readonly began: string; readonly ended: string | null }
type WorkRow = {
  readonly work: string
  readonly name: string
  readonly communities: string[]
  readonly since: string
  readonly ended: boolean
}

const assignmentOf = ({ community, began, ended }: AssignmentRow): Assignment => ({ community, from: began, ...given({ until: ended ?? undefined }) })

/** The assignments of one application, oldest first. */
export const assignmentsOf = (model: Queried, application: string): Assignment[] =>
  model
    .query<AssignmentRow>(
      'SELECT application, community, began, ended FROM champion_assignments WHERE application = ? ORDER BY assignment',
      application,
    )
    .map(assignmentOf)

export const participationsIn = (model: Queried, programme: string): readonly { readonly work: string; readonly application: string }[] =>
  model.query('SELECT work, application FROM champion_participations WHERE programme = ? ORDER BY application', programme)

export const worksIn = (model: Queried, programme: string): readonly WorkRow[] =>
  model
    .query<{ work: string; name: string; communities: string; at: string; ended: number }>(
      'SELECT work, name, communities, at, ended FROM champion_works WHERE programme = ? ORDER BY ended, at DESC, work LIMIT 200',
      programme,
    )
    .map(({ communities, at, ended, ...row }) => ({
      ...row,
      communities: JSON.parse(communities) as string[],
      since: at.slice(0, 10),
      ended: ended === 1,
    }))

/** Whoever is a champion now, on leave or not. */
export const championsIn = (model: Queried, programme: string): ChampionRow[] => {
  const assigned = model.query<AssignmentRow>(
    'SELECT application, community, began, ended FROM champion_assignments WHERE programme = ? ORDER BY assignment',
    programme,
  )
  const assignments = Map.groupBy(assigned, ({ application }) => application)
  const joined = Map.groupBy(participationsIn(model, programme), ({ application }) => application)
  return model
    .query<{ application: string; state: string; paused_until: string | null; linked: number }>(
      `SELECT application, state, paused_until, application IN (SELECT application FROM champion_links) AS linked FROM applications
       WHERE programme = ? AND erased = 0 AND (state = 'accepted' OR (state = 'paused' AND before = 'accepted')) ORDER BY at, application LIMIT 500`,
      programme,
    )
    .map(({ application, state, paused_until, linked }) => {
      const all = (assignments.get(application) ?? []).map(assignmentOf)
      return {
        application,
        reference: referenceOf(application),
        ...given({
          community: all.find(({ until }) => until === undefined)?.community,
          leave: state === 'paused' ? given({ until: paused_until ?? undefined }) : undefined,
        }),
        assignments: all,
        linked: linked === 1,
        works: (joined.get(application) ?? []).map(({ work }) => work),
      }
    })
}
