import { developmentPassword } from '@heard/identity'
import type { TourResult } from './tour.ts'

const numbered = (lines: readonly string[]): string[] => lines.map((line, index) => `${String(index + 1).padStart(3)}. ${line}`)

const reportLine = ({ programme, figures }: TourResult['reports'][number]): string =>
  `  ${programme}: ${figures.recommendations} recommendations (${figures.acceptedInPart} accepted in part, ${figures.silent} silent, ${figures.awaiting} waiting), ` +
  `${figures.commitments} commitments (${figures.overdue} overdue, ${figures.confirmed} confirmed, ${figures.disputed} disputed)`

const pageLines = ({ pages }: TourResult): string[] => {
  const width = Math.max(...pages.map(({ page }) => page.length))
  return pages.map(({ page, address, account }) => `  ${page.padEnd(width)}  ${address}${account ? `  (sign in as ${account}@heard.example)` : ''}`)
}

/** How the tour ends for a reader. `start`: the line that starts a platform on what it left. */
export const tourLines = (result: TourResult, start: string | undefined, ownAccount: boolean): string[] => {
  const { totals, receipt, journey } = result
  return [
    ...numbered(result.did),
    '',
    `Now there are ${totals.contributions} contributions of ${totals.people} people, ${totals.themes} themes, ${totals.recommendations} recommendations, ` +
      `${totals.commitments} commitments${totals.facts === null ? '' : `, in ${totals.facts} facts`}.`,
    ...result.reports.map(reportLine),
    '',
    `Receipt of the story: ${receipt}`,
    `What its holder sees so far: ${journey.join(', ')}`,
    '',
    ...(start === undefined ? ['Open:'] : [`Start it:  ${start}`, 'Then open:']),
    ...pageLines(result),
    ...(ownAccount ? [] : ['', `Password of all development accounts: ${developmentPassword}`]),
  ]
}
