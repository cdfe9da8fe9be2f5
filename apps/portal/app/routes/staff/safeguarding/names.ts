import type {
  CallOutcome,
  ConcernOutcome,
  ConcernSource,
  ConcernView,
  HandoverTo,
  ProtocolStep,
  SharingGround,
  SupportAnswer,
  Urgency,
} from '@heard/contracts/engagement'
import type { Tag } from '../../../components/content.tsx'

type Colour = NonNullable<Parameters<typeof Tag>[0]['colour']>
type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

export const urgencies: Readonly<Record<Urgency, readonly [name: string, colour: Colour, hint: string]>> = {
  immediate: ['Immediate', 'red', 'Somebody may be in danger now: act within the hour, and call 999 first where a life is at risk'],
  today: ['Today', 'orange', 'Act within 8 hours'],
  'this-week': ['This week', 'yellow', 'Act within 5 days'],
  routine: ['Routine', 'grey', 'Act within 14 days'],
}

export const sources: Readonly<Record<ConcernSource, string>> = {
  'call-asked': 'Asked to be called',
  'under-age': 'A young person asked to be contacted',
  reading: 'Read in a contribution',
  enquiry: 'Came with an enquiry',
  phone: 'Said on the phone',
  'in-person': 'Said or seen in person',
}

export const protocolSteps: Readonly<Record<ProtocolStep, readonly [name: string, hint: string]>> = {
  'immediate-danger': ['Ask whether anybody is in immediate danger', 'If so, call 999 and stay with the person on the phone'],
  'safeguarding-lead': ['Speak to the safeguarding lead', 'Never decide alone about somebody’s safety'],
  'ground-to-share': ['Decide what allows you to share', 'Ask the person first, unless asking puts somebody in danger'],
  refer: ['Refer to the council, the police or the NHS', 'Record each handover with what was shared'],
  record: ['Write down what was said and done', 'Their words, not your conclusions'],
  'follow-up': ['Plan how and when you follow up', 'Also when somebody else has taken it on'],
}

export const handovers: Readonly<Record<HandoverTo, string>> = {
  police: 'Police',
  ambulance: 'Ambulance',
  'council-adults': 'Council: adult social care',
  'council-children': 'Council: children’s social care',
  nhs: 'NHS service',
  gp: 'Their GP',
  other: 'Another organisation',
}

export const grounds: Readonly<Record<SharingGround, string>> = {
  consent: 'The person agreed',
  'vital-interests': 'Somebody’s life is at risk (vital interests)',
  'legal-obligation': 'The law requires it',
  'safeguarding-condition': 'Safeguarding of children or of individuals at risk (Data Protection Act 2018, Schedule 1, paragraph 18)',
}

export const supportAnswers: Readonly<Record<SupportAnswer, string>> = { 'taken-up': 'Taken up', declined: 'Declined', 'not-known': 'Not known yet' }
export const callOutcomes: Readonly<Record<CallOutcome, string>> = { done: 'We spoke', 'no-answer': 'No answer' }

export const outcomes: Readonly<Record<ConcernOutcome, string>> = {
  safe: 'The person is safe',
  'handed-over': 'Handed over to another organisation',
  'support-taken-up': 'Support was taken up',
  'help-declined': 'Help was offered and declined',
  'cannot-be-reached': 'The person cannot be reached',
  'no-concern': 'There was nothing to worry about',
  'call-cancelled': 'The call was cancelled',
}

export const choicesOf = (names: Readonly<Record<string, string | readonly string[]>>, but: readonly string[] = []): Choice[] =>
  Object.entries(names)
    .filter(([value]) => !but.includes(value))
    .map(([value, name]) => {
      if (typeof name === 'string') return { value, label: name }
      const hint = name.at(-1)
      return { value, label: name[0] ?? value, ...(hint === undefined ? {} : { hint }) }
    })

/** How a concern stands, in a word and a colour. */
export const standingOf = ({ state, overdue, urgency }: Pick<ConcernView, 'state' | 'overdue' | 'urgency'>): readonly [string, Colour] => {
  if (state === 'closed') return ['Closed', 'grey']
  const [name, colour] = urgencies[urgency]
  return overdue ? [`Overdue: ${name.toLowerCase()}`, 'red'] : [name, colour]
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' })
/** A day with its time, in Britain. */
export const timeOf = (at: string): string => moment.format(new Date(at))
