import type { RetentionRule } from '@heard/contracts/engagement'

/** A slug as words. */
export const inWords = (slug: string): string => {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const anchors: Readonly<Record<RetentionRule['after'], string>> = {
  received: 'it was received',
  'enquiry-closed': 'the enquiry is closed',
  'gathering-ended': 'the gathering',
  'volunteering-ended': 'the person stops volunteering',
  'concern-closed': 'the concern is closed',
  'programme-closed': 'the programme closes',
}

/** How long, and after what: `24 months after the programme closes`. */
export const ruleText = ({ after, length, unit }: RetentionRule): string =>
  `${length} ${length === 1 ? unit.slice(0, -1) : unit} after ${anchors[after]}`
