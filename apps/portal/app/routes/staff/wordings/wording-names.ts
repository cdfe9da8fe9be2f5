import type { PublishedWording, WithdrawnBecause, WordingOf } from '@heard/contracts/reporting'

const ofNames: Readonly<Record<WordingOf, string>> = { recommendation: 'Recommendation', commitment: 'Promise', report: 'Report' }

const partNames: Readonly<Record<PublishedWording['part'], string>> = {
  title: 'title',
  text: 'text',
  reasons: 'reasons of the answer',
  why: 'why the answer changed',
  withdrawal: 'why it was withdrawn',
  strength: 'why the evidence is that strong',
  reply: 'reply to the draft',
  'cannot-wait': 'why it could not wait',
  measure: 'how it is measured',
  'owner-role': 'role that answers for it',
  source: 'where it was published',
  milestone: 'milestone',
  reason: 'why the promise or a milestone changed',
  note: 'progress',
  outcome: 'what was done',
  link: 'name of a page that shows it',
  file: 'name of a file that shows it',
  'verdict-note': 'note on the verdict',
  summary: 'summary',
  'easy-read': 'easy read',
  objective: 'under an objective',
}

/** What is withdrawn: a text, or a file with what it is called. */
export const whatIs = ({ part }: Pick<PublishedWording, 'part'>): 'text' | 'file' => (part === 'file' ? 'file' : 'text')

/** Which text it is, in words. */
export const wordingName = ({ of, part }: Pick<PublishedWording, 'of' | 'part'>): string => `${ofNames[of]}: ${partNames[part]}`

export const reasons: readonly { readonly value: WithdrawnBecause; readonly label: string }[] = [
  { value: 'names-a-person', label: 'It names a person, or says who somebody is' },
  { value: 'court-order', label: 'A court ordered it' },
  { value: 'error', label: 'It was published by mistake' },
]
