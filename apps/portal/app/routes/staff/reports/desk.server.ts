import type { Call } from '@heard/contracts'
import { showReportDesk } from '@heard/contracts/reporting'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { answerOf } from '../../../services/calling.ts'
import { theProgramme } from '../../../services/staff.ts'

/** What is written for the next edition, and the programme that it is for. */
export const deskOf = async (call: Call, programme: string) => {
  const [desk, view] = await Promise.all([call(showReportDesk, { params: { programme } }), theProgramme(call, programme)])
  const languages = writingLanguages.flatMap(([code, name]) => (view.languages.includes(code) ? [{ code, name }] : []))
  return { id: programme, desk: answerOf(desk), view, languages }
}
