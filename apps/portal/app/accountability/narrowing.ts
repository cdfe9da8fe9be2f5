import { CommitmentStanding, type ObjectiveProgress, type PublicReport } from '@heard/contracts/reporting'
import { byDueDay } from './report-view.ts'

/** Promises that stand on a page at most. */
export const perPage = 20

/** What a reader narrows a report to. `objective`: its id, or `none`. */
export type Narrowing = {
  readonly organisation: string | undefined
  readonly state: CommitmentStanding | undefined
  readonly objective: string | undefined
  readonly page: number
}

type Told = Pick<PublicReport, 'recommendations' | 'commitments' | 'objectives' | 'today'>
export type Narrowed<R extends Told> = {
  readonly report: R
  /** Promises that match, and those of them that are on the page: the first, counted from 1, and the last. */
  readonly found: number
  readonly first: number
  readonly last: number
  readonly page: number
  readonly pages: number
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const slugIn = (search: URLSearchParams, name: string): string | undefined => {
  const asked = search.get(name) ?? ''
  return SLUG.test(asked) ? asked : undefined
}

/** The page that is asked for, the first where none is. */
export const pageIn = (search: URLSearchParams): number => {
  const asked = search.get('page') ?? ''
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1
}

export const narrowingIn = (search: URLSearchParams): Narrowing => ({
  organisation: slugIn(search, 'organisation'),
  state: CommitmentStanding.safeParse(search.get('state')).data,
  objective: slugIn(search, 'objective'),
  page: pageIn(search),
})

/** The part of an address that keeps what was chosen. */
export const searchOf = ({ organisation, state, objective }: Narrowing, page: number): string => {
  const kept = Object.entries({ organisation, state, objective }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `?${new URLSearchParams([...kept, ...(page === 1 ? [] : [['page', String(page)]])] as [string, string][])}`
}

/** Where a report has so many promises that they come page by page, and can be narrowed. */
export const isLong = ({ commitments }: Pick<Told, 'commitments'>): boolean => commitments.length > perPage

const isEmpty = ({ recommendations, commitments }: ObjectiveProgress): boolean => recommendations.length + commitments.length === 0

const only = (all: readonly string[], shown: ReadonlySet<string>): string[] => all.filter((id) => shown.has(id))

const narrowObjective = (under: ObjectiveProgress, asked: ReadonlySet<string>, promised: ReadonlySet<string>): ObjectiveProgress => ({
  ...under,
  recommendations: only(under.recommendations, asked),
  commitments: only(under.commitments, promised),
  years: under.years.flatMap(({ year, steps }) => {
    const shown = steps.filter(({ commitment }) => promised.has(commitment))
    return shown.length === 0 ? [] : [{ year, steps: shown }]
  }),
})

/**
 * A page of what matches, overdue promises first. What was asked stands on the first page, with all that was promised in answer to it; the promises that answer
 * nothing are spread over pages. Nor does an objective go missing from the whole report for which nothing was asked or promised.
 */
export const narrow = <R extends Told>(report: R, { organisation, state, objective, page: wanted }: Narrowing): Narrowed<R> => {
  const under = report.objectives.find((each) => (each.objective ?? 'none') === objective)
  const inPlace = (id: string, of: 'recommendations' | 'commitments'): boolean => objective === undefined || (under?.[of].includes(id) ?? false)
  const isUnnarrowed = organisation === undefined && state === undefined && objective === undefined
  const matching = report.commitments.filter(
    (each) =>
      (organisation === undefined || each.organisation === organisation) &&
      (state === undefined || each.standing === state || (state === 'overdue' && each.overdue)) &&
      inPlace(each.id, 'commitments'),
  )
  const answered = new Set(matching.flatMap(({ recommendation }) => recommendation ?? []))
  const asked = report.recommendations.filter(
    (each) =>
      answered.has(each.id) ||
      (state === undefined &&
        (organisation === undefined || each.asked.some((one) => one.organisation === organisation)) &&
        inPlace(each.id, 'recommendations')),
  )
  const askedIds = new Set(asked.map(({ id }) => id))
  const answers = matching.filter(({ recommendation }) => recommendation !== undefined && askedIds.has(recommendation))
  const others = byDueDay(matching.filter((each) => !answers.includes(each)))
  const pages = Math.max(1, Math.ceil(others.length / perPage))
  const page = Math.min(wanted, pages)
  const from = (page - 1) * perPage
  const onPage = [...(page === 1 ? answers : []), ...others.slice(from, from + perPage)]
  const shownAsked = page === 1 ? asked : []
  const promised = new Set(onPage.map(({ id }) => id))
  const shownIds = new Set(shownAsked.map(({ id }) => id))
  const before = page === 1 ? 0 : answers.length + from
  return {
    report: {
      ...report,
      recommendations: shownAsked,
      commitments: onPage,
      objectives: report.objectives
        .map((each) => narrowObjective(each, shownIds, promised))
        .filter((each, place) => !isEmpty(each) || (page === 1 && isUnnarrowed && isEmpty(report.objectives[place] ?? each))),
    },
    found: matching.length,
    first: onPage.length === 0 ? 0 : before + 1,
    last: before + onPage.length,
    page,
    pages,
  }
}
