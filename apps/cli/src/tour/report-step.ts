import { approveReport, proposeReport, type ReportText, showReportDesk, wordReport } from '@heard/contracts/reporting'
import { madeByTheTour } from './luton-answers.ts'
import type { Walk } from './walk.ts'

const easyRead = ['A programme made this report to show how it works.', 'The organisations did not write it.'].join('\n')

/** The next version of a programme's report: written and proposed by an analyst, approved by a publisher. Written anew where a tour before left one. */
export const reportStep = async ({ api }: Walk, programme: string, more: Pick<ReportText, 'title' | 'objectives'>): Promise<void> => {
  const params = { programme }
  const analyst = await api.as('analyst')
  const publisher = await api.as('publisher')
  const { draft } = await analyst.ask(showReportDesk, { params })
  const saves = draft?.saves ?? 0
  await analyst.ask(wordReport, { params: { ...params, language: 'en' }, body: { ...more, summary: madeByTheTour, easyRead, saves } })
  const { report } = await analyst.ask(proposeReport, { params, body: { saves: saves + 1 } })
  await publisher.ask(approveReport, { params: { ...params, report } })
}
