import type { ReadModel } from '@heard/service-kit'
import { z } from 'zod'
import { doorCountsOf, headcountOf } from '../gathering/gathering.query.ts'

type Queried = Pick<ReadModel, 'query'>
type Counted = { readonly community: string; readonly people: number }
const Communities = z.array(z.strictObject({ community: z.string(), people: z.int() }))

/** Who had a place, who of them came, who came besides, and how many said they are of which community: on paper and by devices together. */
export type Attendance = { readonly places: number; readonly arrived: number; readonly walkIns: number; readonly communities: readonly Counted[] }

export const attendanceOf = (model: Queried, programme: string, gathering: string): Attendance => {
  const [registered] = model.query<{ places: number; arrived: number }>(
    `SELECT coalesce(sum(iif(standing = 'in', people, 0)), 0) AS places, coalesce(sum(arrived), 0) AS arrived
     FROM registrations WHERE programme = ? AND gathering = ?`,
    programme,
    gathering,
  )
  const onPaper = headcountOf(model, programme, gathering)
  const atDoors = doorCountsOf(model, programme, gathering)
  const counts = new Map(Communities.parse(JSON.parse(onPaper?.communities ?? '[]')).map(({ community, people }) => [community, people]))
  for (const [community, people] of atDoors) if (community !== '') counts.set(community, (counts.get(community) ?? 0) + people)
  return {
    places: registered?.places ?? 0,
    arrived: registered?.arrived ?? 0,
    walkIns: (onPaper?.walk_ins ?? 0) + (atDoors.get('') ?? 0),
    communities: [...counts]
      .map(([community, people]) => ({ community, people }))
      .toSorted((one, other) => one.community.localeCompare(other.community)),
  }
}

type HeardRow = {
  readonly words: string
  readonly promised: string
  readonly told_at: string
  readonly changed_at: string
  readonly reach: string
}

export const heardRow = (model: Queried, programme: string, gathering: string): HeardRow | undefined =>
  model.query<HeardRow>(
    'SELECT words, promised, told_at, changed_at, reach FROM heard WHERE programme = ? AND gathering = ?',
    programme,
    gathering,
  )[0]

/** Gatherings that are over, where it is not told yet what was heard. */
export const untold = (
  model: Queried,
  programme: string,
  at: string,
): readonly { readonly gathering: string; readonly kind: string; readonly ends_at: string }[] =>
  model.query(
    `SELECT gathering, kind, ends_at FROM gatherings g WHERE programme = ? AND ends_at <= ? AND cancelled IS NULL
     AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.programme = g.programme AND h.gathering = g.gathering) ORDER BY ends_at LIMIT 500`,
    programme,
    at,
  )
