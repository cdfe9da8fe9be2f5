import { type AuditQuestion, auditQuestions } from '@heard/contracts/reporting'
import { data } from 'react-router'

/** The question of an address, or the page that says there is none. */
export const questionOf = ({ question }: { readonly question?: string | undefined }): AuditQuestion => {
  const found = auditQuestions.find(({ number }) => String(number) === question)
  if (!found) throw data(null, { status: 404 })
  return found
}
