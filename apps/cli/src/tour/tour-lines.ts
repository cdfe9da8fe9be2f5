import { developmentPassword } from '@heard/identity'
import type { TourResult } from './tour.ts'

const numbered = (lines: readonly string[]): string[] => lines.map((line, index) => `${String(index + 1).padStart(3)}. ${line}`)

const reportLine = ({ programme, figures }: TourResult['reports'][number]): string =>
  `  ${programme}: ${figures.recommendations} recommendations (${figures.acceptedInPart} accepted in part, ${figures.silent} silent, ${figures.awaiting} waiting), ` +
  `${figures.commitments} commitments (${figures.overdue} overdue, ${figures.confirmed} confirmed, ${figures.disputed} disputed)`

const pageLines = (pages: TourResult['pages']): string[] => {
  const width = Math.max(...pages.map(({ page }) => page.length))
  return pages.map(({ page, address, account }) => `  ${page.padEnd(width)}  ${address}${account ? `  (sign in as ${account}@heard.example)` : ''}`)
}

/** `start`: the line that starts a platform on what the tour left; `rejectedFile`: where the rows are that it did not take. */
type Ending = { readonly start: string | undefined; readonly rejectedFile: string | undefined; readonly ownAccount: boolean }

/** How the tour ends for a reader. */
export const tourLines = (result: Omit<TourResult, 'rejected'>, { start, rejectedFile, ownAccount }: Ending): string[] => {
  const { totals, receipt, journey } = result
  return [
    ...numbered(result.did),
    ...(rejectedFile === undefined ? [] : [`     The rejected rows with their reasons: ${rejectedFile}`]),
    '',
    `Now there are ${totals.contributions} contributions of ${totals.people} people, ${totals.themes} themes, ${totals.recommendations} recommendations, ` +
      `${totals.commitments} commitments${totals.facts === null ? '' : `, in ${totals.facts} facts`}.`,
    ...result.reports.map(reportLine),
    '',
    `Receipt of the story: ${receipt}`,
    `What its holder sees so far: ${journey.join(', ')}`,
    '',
    ...(start === undefined ? ['Open:'] : [`Start it:  ${start}`, 'Then open:']),
    ...pageLines(result.pages),
    ...(ownAccount ? [] : ['', `Password of all development accounts: ${developmentPassword}`]),
  ]
}
