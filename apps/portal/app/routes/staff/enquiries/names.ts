import type { AnswerWay, EnquiryChannel, EnquiryFilter, EnquiryKind, EnquiryOutcome, EnquiryRow } from '@heard/contracts/engagement'

type Standing = readonly [text: string, colour: 'blue' | 'green' | 'grey' | 'red' | 'orange']

export const kindNames: Readonly<Record<EnquiryKind, string>> = { question: 'Question', idea: 'Idea', invitation: 'Invitation' }

export const channelNames: Readonly<Record<EnquiryChannel, string>> = {
  web: 'on the website',
  email: 'by e-mail',
  phone: 'by phone',
  'in-person': 'in person',
}

export const wayNames: Readonly<Record<AnswerWay, string>> = {
  email: 'by e-mail',
  phone: 'by phone',
  'in-person': 'in person',
  page: 'on the page of their receipt',
}

export const outcomeNames: Readonly<Record<EnquiryOutcome, string>> = {
  answered: 'Answered',
  'idea-passed-on': 'Idea passed on',
  signposted: 'Signposted to somebody else',
  'gathering-asked-for': 'A gathering is asked for',
  'no-way-to-answer': 'No way to reach them',
  'not-for-us': 'Nothing that we can help with',
  spam: 'Spam',
  withdrawn: 'They need no answer any more',
}

export const filterNames: Readonly<Record<EnquiryFilter, string>> = {
  open: 'Open',
  mine: 'Mine',
  unassigned: 'Nobody’s',
  overdue: 'Overdue',
  closed: 'Closed',
}

/** Where an enquiry stands, the most pressing first. */
export const standingsOf = ({ state, overdue, bounced, trapped, erased, outcome }: EnquiryRow): readonly Standing[] => {
  if (erased) return [['Erased', 'grey']]
  if (state === 'closed') return [[outcome ? outcomeNames[outcome] : 'Closed', 'grey']]
  const marks: Standing[] = [
    ...(bounced ? [['Mail came back', 'red'] as const] : []),
    ...(overdue ? [['Overdue', 'red'] as const] : []),
    ...(trapped ? [['May be spam', 'orange'] as const] : []),
  ]
  return [...marks, state === 'answered' ? ['Answered', 'green'] : ['Waiting', 'blue']]
}

export const nameOf = (people: readonly { readonly account: string; readonly name: string }[], account: string): string => {
  if (account === 'resident') return 'the person'
  if (account === 'system') return 'Heard'
  return people.find((one) => one.account === account)?.name ?? 'somebody who no longer answers enquiries'
}
