import { CommitmentStanding, type PublicCommitment, type RecommendationStanding, type StaffRecommendation } from '@heard/contracts/reporting'
import { pageIn, slugIn } from './narrowing.ts'
import { type Under, withCommitments } from './report-view.ts'

/** Recommendations, or promises without one, that stand on a page at most. */
const pathsPerPage = 10

export const pathStates = [
  'draft',
  'awaiting',
  'silent',
  'accepted',
  'accepted-in-part',
  'declined',
  'withdrawn',
  ...CommitmentStanding.options,
] as const satisfies readonly (RecommendationStanding | CommitmentStanding)[]
export type PathState = (typeof pathStates)[number]

/** What somebody narrows the whole path to. `objective`: its id, or `none`; `page`: missing where all of it stands on one page. */
export type PathNarrowing = {
  readonly objective: string | undefined
  readonly theme: string | undefined
  readonly organisation: string | undefined
  readonly state: PathState | undefined
  readonly page: number | undefined
}

export const pathNarrowingIn = (search: URLSearchParams): PathNarrowing => ({
  objective: slugIn(search, 'objective'),
  theme: slugIn(search, 'theme'),
  organisation: slugIn(search, 'organisation'),
  state: pathStates.find((state) => state === search.get('state')),
  page: search.get('page') === 'all' ? undefined : pageIn(search),
})

/** The part of an address that keeps what was chosen. */
export const pathSearchOf = ({ objective, theme, organisation, state }: PathNarrowing, page: number | 'all'): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ objective, theme, organisation, state })) if (value !== undefined) search.set(name, value)
  if (page !== 1) search.set('page', String(page))
  return `?${search}`
}

type Told = { readonly recommendations: readonly StaffRecommendation[]; readonly commitments: readonly PublicCommitment[] }
type Asked = Under<StaffRecommendation>

export type WholePath = Told & {
  /** What is on the page: recommendations each with their promises, then promises without one. */
  readonly asked: readonly Asked[]
  readonly others: readonly PublicCommitment[]
  readonly found: number
  readonly first: number
  readonly last: number
  readonly page: number
  readonly pages: number
}

const isIn = (commitment: PublicCommitment, state: PathState): boolean => commitment.standing === state || (state === 'overdue' && commitment.overdue)

const isUnder = (of: { readonly objective?: string | undefined }, objective: string | undefined): boolean =>
  objective === undefined || (of.objective ?? 'none') === objective

const matchesAsked =
  ({ objective, theme, organisation, state }: PathNarrowing) =>
  ({ recommendation, commitments }: Asked): boolean =>
    isUnder(recommendation, objective) &&
    (theme === undefined || recommendation.themes.includes(theme)) &&
    (organisation === undefined || [...recommendation.asked, ...commitments].some((each) => each.organisation === organisation)) &&
    (state === undefined || recommendation.asked.some(({ standing }) => standing === state) || commitments.some((each) => isIn(each, state)))

const matchesAlone =
  ({ objective, theme, organisation, state }: PathNarrowing) =>
  (commitment: PublicCommitment): boolean =>
    theme === undefined &&
    isUnder(commitment, objective) &&
    (organisation === undefined || commitment.organisation === organisation) &&
    (state === undefined || isIn(commitment, state))

/** What matches, a page of it; a recommendation that matches stands there with all that was promised in answer to it, so that its path is whole. */
export const wholePath = ({ recommendations, commitments }: Told, narrowing: PathNarrowing): WholePath => {
  const all = withCommitments(recommendations, commitments)
  const asked = all.asked.filter(matchesAsked(narrowing))
  const others = all.others.filter(matchesAlone(narrowing))
  const found = asked.length + others.length
  const size = narrowing.page === undefined ? Math.max(1, found) : pathsPerPage
  const pages = Math.max(1, Math.ceil(found / size))
  const page = Math.min(narrowing.page ?? 1, pages)
  const from = (page - 1) * size
  const upTo = Math.min(found, from + size)
  return {
    recommendations: asked.map(({ recommendation }) => recommendation),
    commitments: [...asked.flatMap((each) => each.commitments), ...others],
    asked: asked.slice(from, upTo),
    others: others.slice(Math.max(0, from - asked.length), Math.max(0, upTo - asked.length)),
    found,
    first: found === 0 ? 0 : from + 1,
    last: upTo,
    page,
    pages,
  }
}
