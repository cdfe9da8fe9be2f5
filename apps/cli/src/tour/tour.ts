import { Api, type Credentials } from '../connect/api.ts'
import type { Connection } from '../connect/connection.ts'
import { accountabilityStep } from './accountability-step.ts'
import { type AnalysisStep, analysisStep } from './analysis-step.ts'
import { type ImportStep, importStep, type TourFile } from './import-step.ts'
import { type Page, pagesOf } from './pages.ts'
import { storyStep } from './story-step.ts'
import { strategyStep } from './strategy.ts'
import { lookAtReceipt, lookAtReports, lookAtTotals, type Reported, type Totals } from './totals.ts'
import type { Walk } from './walk.ts'

/** Programmes that the tour goes through. */
const toured = { luton: 'luton-cancer', strategy: 'elft-big-conversation' } as const

export type TourTask = {
  readonly connection: Connection
  readonly credentials: Credentials | undefined
  readonly file: TourFile
  readonly today: string
  progress(line: string): void
}

/** What the tour did and left behind. `rejected`: rows of the file that were not taken, as CSV. `journey`: what the holder of the receipt sees happened to the story. */
export type TourResult = {
  readonly import: Omit<ImportStep, 'themes' | 'rejected'>
  readonly rejected: string | undefined
  readonly tables: Pick<AnalysisStep, 'releasedCells' | 'withheldCells'>
  readonly receipt: string
  readonly journey: readonly string[]
  readonly totals: Totals
  readonly reports: readonly Reported[]
  readonly pages: readonly Page[]
  readonly did: readonly string[]
}

/** Runs the whole chain, from a story to a kept promise, as the people who would do it. */
export const runTour = async ({ connection, credentials, file, today, progress }: TourTask): Promise<TourResult> => {
  const api = new Api(connection.call, credentials)
  const did: string[] = []
  const walk: Walk = {
    api,
    today,
    progress,
    did(line) {
      did.push(line)
      progress(line)
    },
  }
  const { themes: _, rejected, ...imported } = await importStep(walk, toured.luton, file)
  const story = await storyStep(walk, toured.luton)
  const analysis = await analysisStep(walk, toured.luton, story)
  await accountabilityStep(walk, toured.luton, story, analysis)
  await strategyStep(walk, toured.strategy)
  const reports = await lookAtReports(api, [toured.luton, toured.strategy])
  return {
    import: imported,
    rejected,
    tables: { releasedCells: analysis.releasedCells, withheldCells: analysis.withheldCells },
    receipt: story.receipt,
    journey: await lookAtReceipt(api, story.receipt),
    totals: await lookAtTotals(api, toured.luton, reports, connection.facts),
    reports,
    pages: pagesOf(connection.origin, { ...toured, receipt: story.receipt }),
    did,
  }
}
