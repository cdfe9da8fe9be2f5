import { myContribution } from '@heard/contracts/engagement'
import { type PublicReport, publicReport, showTables } from '@heard/contracts/reporting'
import type { Api } from '../connect/api.ts'

/** What there is after the tour. `facts` is null over HTTP, which does not tell it. */
export type Totals = {
  readonly contributions: number
  readonly people: number
  readonly themes: number
  readonly facts: number | null
  readonly recommendations: number
  readonly commitments: number
}
export type Reported = {
  readonly programme: string
  readonly edition: number
  readonly figures: PublicReport['figures']
  readonly years: readonly number[]
}

const reportOf = async (api: Api, programme: string): Promise<Reported> => {
  const { edition, figures, objectives } = await api.public(publicReport, { params: { programme } })
  const years = new Set(objectives.flatMap((objective) => objective.years.map(({ year }) => year)))
  return { programme, edition: edition?.number ?? 0, figures, years: [...years].toSorted((a, b) => a - b) }
}

export const lookAtReports = async (api: Api, programmes: readonly string[]): Promise<readonly Reported[]> => {
  const reports: Reported[] = []
  for (const programme of programmes) reports.push(await reportOf(api, programme))
  return reports
}

/** What the holder of the receipt sees, in order. */
export const lookAtReceipt = async (api: Api, receipt: string): Promise<readonly string[]> => {
  const { steps } = await api.public(myContribution, { body: { receipt } })
  return steps.map(({ what }) => what)
}

export const lookAtTotals = async (
  api: Api,
  programme: string,
  reports: readonly Reported[],
  facts: (() => Promise<number>) | undefined,
): Promise<Totals> => {
  const { ask } = await api.as('analyst')
  const { contributions, people, themes } = await ask(showTables, { params: { programme } })
  const sum = (of: (figures: PublicReport['figures']) => number): number => reports.reduce((all, { figures }) => all + of(figures), 0)
  return {
    contributions,
    people,
    themes: themes.length,
    facts: facts ? await facts() : null,
    recommendations: sum(({ recommendations }) => recommendations),
    commitments: sum(({ commitments }) => commitments),
  }
}
