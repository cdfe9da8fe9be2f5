import type { CheckAnswer, CheckCounts } from '@heard/contracts/reporting'
import { publicCount } from '@heard/privacy'

/** What one person says of a draft, and what they want changed in it. */
export type Said = { readonly answer: CheckAnswer; readonly change?: string | undefined }
/** Everybody's, of residents or of champions, in one round. */
export type CheckBox = readonly (Said & { readonly voter: string })[]

export const saidBy = (box: CheckBox, voter: string): Said | undefined => box.find((each) => each.voter === voter)

export const withoutVoter = (box: CheckBox, voter: string): CheckBox => box.filter((each) => each.voter !== voter)

/** Instead of what the same person said before; null takes it back. */
export const withSaid = (box: CheckBox, voter: string, said: Said | null): CheckBox =>
  said === null ? withoutVoter(box, voter) : [...withoutVoter(box, voter), { voter, ...said }]

/** What may be known of a round: each answer by itself, and no sum. */
export const countsOf = (box: CheckBox): CheckCounts => {
  const people = (of: CheckAnswer) => publicCount(box.filter(({ answer }) => answer === of).length)
  return { 'says-it': people('says-it'), partly: people('partly'), no: people('no') }
}

/** The words of both groups together by the alphabet, so that the order tells neither who wrote them nor when. */
export const wordsIn = (boxes: readonly CheckBox[]): string[] =>
  boxes
    .flat()
    .flatMap(({ change }) => (change === undefined ? [] : [change]))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
