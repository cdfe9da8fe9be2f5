import { type Grounds, groundsOf } from '../accountability/grounds.ts'
import type { Histories } from '../accountability/report.view.ts'

/** How many people spoke on a theme, as the public was told beside the releases. */
export type ToldOfTheme = {
  readonly theme: string
  readonly people: number
  readonly at: string
  /** How often themes had been made to count otherwise by then. */
  readonly recountings: number
}

/** What recommendations that rest on a theme alone told of it, at their publication and in every report. */
export const toldOfThemes = (
  { recommendations, reports }: Pick<Histories, 'recommendations' | 'reports'>,
  isThemeAlone: (grounds: Grounds) => boolean,
): readonly Omit<ToldOfTheme, 'recountings'>[] =>
  recommendations.flatMap((facts) => {
    const grounds = groundsOf(facts)
    const [theme] = grounds?.themes ?? []
    if (!grounds || theme === undefined || !isThemeAlone(grounds)) return []
    const published = facts.flatMap((fact) => (fact.type === 'RecommendationPublished' ? [{ at: fact.at, people: fact.data.people }] : []))
    const reported = reports.flatMap(({ at, data }) =>
      data.counts.filter(({ recommendation }) => recommendation === grounds.recommendation).map(({ people }) => ({ at, people })),
    )
    return [...published, ...reported].flatMap(({ at, people }) => (people === null ? [] : [{ theme, people, at }]))
  })

/** How often anything told the public a number of people: what is worked out beside it must know of it. */
export const timesTold = ({ recommendations, reports }: Pick<Histories, 'recommendations' | 'reports'>): number =>
  recommendations.flat().filter(({ type, data }) => type === 'RecommendationPublished' && data.people !== null).length +
  reports.filter(({ data }) => data.counts.some(({ people }) => people !== null)).length
