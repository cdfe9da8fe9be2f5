import { given } from '@heard/contracts'
import type { ReportWords } from '@heard/contracts/reporting'
import type { SealedReportWords } from '../report/report.state.ts'
import type { Words } from './words.ts'

/** What staff wrote for a report, in words. */
export const reportWords = (written: readonly SealedReportWords[], words: Words): ReportWords[] =>
  written.map(({ language, title, summary, easyRead, objectives }) => ({
    language,
    title: words(title),
    summary: words(summary),
    ...given({ easyRead: easyRead && words(easyRead) }),
    objectives: objectives.map(({ objective, text }) => ({ objective, text: words(text) })),
  }))
