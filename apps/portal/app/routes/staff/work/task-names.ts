import type { Task, TaskKind } from '@heard/contracts'

type Named = {
  readonly name: string
  /** Where one goes on with it. */
  readonly href: (base: string, id: string) => string
  /** Whether somebody can take it, or hand it over. */
  readonly taken?: true
}

const kinds: Readonly<Record<TaskKind, Named>> = {
  concern: { name: 'Concern about somebody’s safety', href: (base, id) => `${base}/safeguarding/${id}`, taken: true },
  reading: { name: 'Contribution that a colleague handed to you', href: (base, id) => `${base}/contributions/${id}?handed=yes` },
  enquiry: { name: 'Enquiry to answer', href: (base, id) => `${base}/enquiries/${id}`, taken: true },
  'piece-check': { name: 'Entry of the support directory to check', href: (base, id) => `${base}/support/${id}` },
  'information-check': { name: 'Information to check', href: (base, id) => `${base}/information/${id}` },
  referral: { name: 'Self-referral that no partner has acknowledged', href: (base) => `${base}/referrals` },
  'held-back': { name: 'Story that is held back', href: (base) => `${base}/quarantine` },
  quotation: { name: 'Quotation to approve', href: (base) => `${base}/quotations` },
  rights: { name: 'Rights request to answer', href: (base, id) => `${base}/data-protection/cases/${id}` },
  complaint: { name: 'Complaint to acknowledge', href: (base, id) => `${base}/data-protection/cases/${id}` },
  breach: { name: 'Breach to report', href: (base, id) => `${base}/data-protection/cases/${id}` },
  'hold-review': { name: 'Hold to review', href: (base) => `${base}/retention` },
  erasure: { name: 'Erasure that does not go on', href: (base) => `${base}/erasures` },
  'record-review': { name: 'Record of processing to review', href: (base) => `${base}/record` },
  'mini-event': { name: 'Request for a mini event', href: (base) => `${base}/gatherings` },
  'mini-event-talk': { name: 'Talk about a mini event', href: (base) => `${base}/gatherings` },
  'offer-by-phone': { name: 'People to ring, who are offered a place', href: (base, id) => `${base}/gatherings/${id}` },
  'what-was-heard': { name: 'What was heard at a gathering, to tell in public', href: (base, id) => `${base}/gatherings/${id}/after` },
  application: { name: 'Champion’s application', href: (base, id) => `${base}/applications/${id}` },
  talk: { name: 'Talk with somebody who applied as a champion', href: (base, id) => `${base}/applications/${id}` },
  decision: { name: 'Decision about a champion to confirm', href: (base, id) => `${base}/applications/${id}` },
  'rest-over': { name: 'Champion or applicant whose rest is over', href: (base, id) => `${base}/applications/${id}` },
  'support-asked': { name: 'Champion who needs support', href: (base, id) => `${base}/champions/${id}/care` },
  'one-to-one': { name: 'One-to-one with a champion', href: (base, id) => `${base}/champions/${id}/care` },
  training: { name: 'Training to do', href: (base) => `${base}/volunteering/care` },
  'training-due': { name: 'Champions whose training is due', href: (base) => `${base}/champions/training` },
  expense: { name: 'Champion’s expenses to decide', href: (base) => `${base}/champions/expenses` },
  'expense-payment': { name: 'Champion’s expenses to pay', href: (base) => `${base}/champions/expenses` },
  'de-identify': { name: 'Contributions to de-identify', href: (base) => `${base}/contributions?state=received` },
  code: { name: 'Contributions to code', href: (base) => `${base}/contributions?state=de-identified` },
  draft: { name: 'Recommendation in draft', href: (base, id) => `${base}/recommendations/${id}` },
  response: { name: 'Recommendation for your organisation to answer', href: (base, id) => `${base}/addressed/${id}` },
  'draft-reply': { name: 'Draft to reply to', href: (base, id) => `${base}/addressed/drafts/${id}` },
  'draft-check': { name: 'Draft to check', href: (base, id) => `${base}/volunteering/drafts/${id}` },
  silence: { name: 'Recommendation without an answer', href: (base, id) => `${base}/recommendations/${id}` },
  commitment: { name: 'Promise near its day, or past it', href: (base, id) => `${base}/commitments/${id}` },
  milestone: { name: 'Milestone of a promise', href: (base, id) => `${base}/commitments/${id}` },
  report: { name: 'Report to approve', href: (base) => `${base}/reports/preview` },
}

export const kindName = (kind: TaskKind): string => kinds[kind].name
export const isTaken = (kind: TaskKind): boolean => kinds[kind].taken === true
export const addressOf = ({ kind, programme, id }: Pick<Task, 'kind' | 'programme' | 'id'>): string => kinds[kind].href(`/staff/${programme}`, id)

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'Europe/London' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' })
const endsADay = (due: string): boolean => due.endsWith('T23:59:59.000Z')

/** By when it has to be done, in words: what is overdue says so. Days that end in the evening name no time. */
export const dueWords = (due: string | undefined, now: string): string => {
  if (due === undefined) return 'No due day'
  const on = endsADay(due) ? due.slice(0, 10) : due
  const said = endsADay(due) ? day.format(new Date(`${on}T12:00:00Z`)) : `${day.format(new Date(due))}, ${time.format(new Date(due))}`
  if (due < now) return `Overdue since ${said}`
  return due.slice(0, 10) === now.slice(0, 10) ? `Due today${endsADay(due) ? '' : `, ${time.format(new Date(due))}`}` : `Due ${said}`
}
