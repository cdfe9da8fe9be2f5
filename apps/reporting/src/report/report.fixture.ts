import { approveReport, proposeReport, showReportDesk, wordReport } from '@heard/contracts/reporting'
import { programme, type startReporting } from '../reporting.fixture.ts'

type Reporting = Pick<Awaited<ReturnType<typeof startReporting>>, 'send'>

/** An analyst writes the next version and proposes it, a publisher approves it; the status of that. */
export const publishNext = async ({ send }: Reporting, summary = 'What was done.'): Promise<number> => {
  const params = { programme }
  const { draft } = (await send('analyst', showReportDesk, params)).answer
  const saves = draft?.saves ?? 0
  const body = { title: 'Our report', summary, objectives: [], saves }
  await send('analyst', wordReport, { ...params, language: 'en' }, { body })
  const { report } = (await send('second', proposeReport, params, { body: { saves: saves + 1 } })).answer
  return (await send('publisher', approveReport, { ...params, report })).status
}
