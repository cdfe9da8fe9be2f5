import type { ReadModel } from '@heard/service-kit'

export type GatheringRow = {
  readonly programme: string
  readonly gathering: string
  readonly kind: string
  readonly starts_at: string
  readonly ends_at: string
  readonly communities: string
  readonly meeting: string | null
  readonly access: string
  readonly capacity: number | null
  readonly sequence: number
  readonly changed_at: string
  readonly words: string
  readonly cancelled: string | null
  readonly series: string | null
  /** When it was first told what was heard. */
  readonly told_at: string | null
  /** People who have a place or are offered one. */
  readonly taken: number
}

export type RegistrationRow = {
  readonly registration: string
  readonly at: string
  readonly people: number
  readonly standing: string
  readonly until: string | null
  readonly arrived: number
  readonly details: string
  readonly needs: string
  /** The version of the words that they agreed to. */
  readonly notice: number
}

type Queried = Pick<ReadModel, 'query'>

const TAKEN = `coalesce((SELECT sum(r.people) FROM registrations r
  WHERE r.programme = g.programme AND r.gathering = g.gathering AND r.standing IN ('in', 'offered')), 0) AS taken`
const FROM = `SELECT g.programme, g.gathering, g.kind, g.starts_at, g.ends_at, g.communities, g.meeting, g.access, g.capacity, g.sequence, g.changed_at,
  g.words, g.cancelled, g.series, h.told_at, ${TAKEN} FROM gatherings g LEFT JOIN heard h USING (programme, gathering)`

export const gatheringsOf = (model: Queried, programme: string): readonly GatheringRow[] =>
  model.query<GatheringRow>(`${FROM} WHERE g.programme = ? ORDER BY g.starts_at, g.gathering`, programme)

export const gatheringRow = (model: Queried, programme: string, gathering: string): GatheringRow | undefined =>
  model.query<GatheringRow>(`${FROM} WHERE g.programme = ? AND g.gathering = ?`, programme, gathering)[0]

/** Those of a series that come after a moment and are not cancelled. */
export const followingOf = (model: Queried, programme: string, series: string, after: string): readonly GatheringRow[] =>
  model.query<GatheringRow>(
    `${FROM} WHERE g.programme = ? AND g.series = ? AND g.starts_at > ? AND g.cancelled IS NULL ORDER BY g.starts_at`,
    programme,
    series,
    after,
  )

/** Gatherings that begin between two moments and are not cancelled. */
export const beginningBetween = (model: Queried, from: string, to: string): readonly GatheringRow[] =>
  model.query<GatheringRow>(`${FROM} WHERE g.starts_at > ? AND g.starts_at <= ? AND g.cancelled IS NULL ORDER BY g.starts_at`, from, to)

/** An offer ends by its moment, or when the gathering begins. */
const UNTIL = 'min(r.until, g.starts_at)'

/** In the order they registered. */
export const registrationsOf = (model: Queried, programme: string, gathering: string): readonly RegistrationRow[] =>
  model.query<RegistrationRow>(
    `SELECT r.registration, r.at, r.people, r.standing, ${UNTIL} AS until, r.arrived, r.details, r.needs, r.notice
     FROM registrations r JOIN gatherings g USING (programme, gathering) WHERE programme = ? AND gathering = ? ORDER BY r.position`,
    programme,
    gathering,
  )

type Offer = {
  readonly gathering: string
  readonly registration: string
  readonly offer: string
  readonly offered_at: string
  readonly until: string
}

/** Places that are offered now, those whose offer ends first before the others. */
export const offersOf = (model: Queried, programme: string): readonly Offer[] =>
  model.query<Offer>(
    `SELECT gathering, registration, offer, offered_at, ${UNTIL} AS until FROM registrations r JOIN gatherings g USING (programme, gathering)
     WHERE programme = ? AND r.standing = 'offered' AND g.cancelled IS NULL ORDER BY ${UNTIL}, registration LIMIT 500`,
    programme,
  )

/** Gatherings with an offer that ended by this moment. */
export const withEndedOffers = (model: Queried, at: string): readonly { readonly programme: string; readonly gathering: string }[] =>
  model.query(
    `SELECT DISTINCT programme, gathering FROM registrations r JOIN gatherings g USING (programme, gathering)
     WHERE r.standing = 'offered' AND ${UNTIL} <= ?`,
    at,
  )

export const headcountOf = (
  model: Queried,
  programme: string,
  gathering: string,
): { readonly walk_ins: number; readonly communities: string } | undefined =>
  model.query<{ walk_ins: number; communities: string }>(
    'SELECT walk_ins, communities FROM headcounts WHERE programme = ? AND gathering = ?',
    programme,
    gathering,
  )[0]

export type PreparationRow = {
  /** Whose words these are in the vault; nothing where they were wording of the programme. */
  readonly subject: string | null
  readonly checked: string
  readonly budget: number | null
  readonly words: string
}

export const preparationOf = (model: Queried, programme: string, gathering: string): PreparationRow | undefined =>
  model.query<PreparationRow>(
    'SELECT subject, checked, budget, words FROM preparations WHERE programme = ? AND gathering = ?',
    programme,
    gathering,
  )[0]

/** What whoever registered lets happen, one row for each permission. */
export const permissionsOf = (
  model: Queried,
  programme: string,
  gathering: string,
): readonly { readonly registration: string; readonly permission: string }[] =>
  model.query('SELECT registration, permission FROM door_permissions WHERE programme = ? AND gathering = ? AND given = 1', programme, gathering)

/** What devices counted at the door: by community, and under an empty one who came without registering. */
export const doorCountsOf = (model: Queried, programme: string, gathering: string): ReadonlyMap<string, number> =>
  new Map(
    model
      .query<{ community: string; people: number }>(
        'SELECT community, SUM(people) AS people FROM door_counts WHERE programme = ? AND gathering = ? GROUP BY community ORDER BY community',
        programme,
        gathering,
      )
      .map(({ community, people }) => [community, people]),
  )

/** Gatherings that ended between two moments and took place. */
export const endedBetween = (model: Queried, from: string, to: string): readonly GatheringRow[] =>
  model.query<GatheringRow>(`${FROM} WHERE g.ends_at > ? AND g.ends_at <= ? AND g.cancelled IS NULL ORDER BY g.ends_at`, from, to)

/** What was prepared as wording of the programme for gatherings that ended before this moment. */
export const oldPreparations = (model: Queried, at: string): readonly { readonly words: string }[] =>
  model.query('SELECT p.words FROM preparations p JOIN gatherings g USING (programme, gathering) WHERE p.subject IS NULL AND g.ends_at < ?', at)

/** Gatherings that ended before this moment. */
export const endedBefore = (model: Queried, at: string): readonly { readonly gathering: string }[] =>
  model.query('SELECT gathering FROM gatherings WHERE ends_at < ?', at)
