import type { CaseView } from '@heard/contracts/engagement'

const opening = 'Thank you for writing to us about your personal data.'
const closing =
  'If you are not content with this answer, you can ask us to look again, or complain to the Information Commissioner (ico.org.uk, 0303 123 1113).'

const middles: Readonly<Record<string, string>> = {
  access: 'You asked to see what we hold about you. You find it attached, with what we use it for, who has seen it and how long we keep it.',
  rectification: 'You asked us to correct what we hold about you. We have changed it as follows:',
  erasure:
    'You asked us to erase what we hold about you. We have done so on the day of this letter. What cannot be recalled is listed below, with the reason.',
  objection: 'You objected to our use of your data. We have stopped using it for the following:',
  restriction: 'You asked us to restrict the use of your data. Until this is settled we keep it and use it for nothing else.',
  portability: 'You asked for your data in a form that other systems can read. You find it attached as a JSON file.',
  complaint: 'You complained about how we use your data. We looked into it. This is what we found, and what we have changed:',
}

/** A beginning for the answer to a case; nothing for a breach. */
export const answerTemplate = ({ kind, right }: Pick<CaseView, 'kind' | 'right'>): string | undefined => {
  const middle = middles[kind === 'complaint' ? kind : (right ?? '')]
  return middle === undefined ? undefined : [opening, middle, closing].join('\n\n')
}
