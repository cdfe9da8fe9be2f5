import type { BodyOf } from '@heard/contracts'
import type {
  amendCommitment,
  claimOutcome,
  draftRecommendation,
  makeCommitment,
  recordVerdict,
  replyToDraft,
  reportProgress,
  respond,
} from '@heard/contracts/reporting'
import type { z } from 'zod'
import { plusDays } from './days.ts'

/** Said on every edition that the tour publishes. */
export const madeByTheTour =
  'Made by the tour of this software, to show how it works. The recommendations, answers and promises are examples: the organisations named did not write them.'

type Draft = Pick<BodyOf<typeof draftRecommendation>, 'title' | 'text' | 'priority' | 'strength'>

/** To the organisation that answers in the tour. */
export const waiting: Draft = {
  title: 'Give everybody who waits for a result one name, one number and one date',
  text: 'People told us that the days after a test were the hardest part, because nobody had said what would happen next. We ask you to make sure that everybody who leaves a clinic after a test knows who will tell them the result, by which day, and whom they can ring until then.',
  priority: 'now',
  strength: { level: 'strong', because: 'Many people said it in their own words, and the theme is among the largest of all.' },
}

/** What that organisation says of the draft. */
export const reply: z.input<typeof replyToDraft.body> = {
  text: 'Tests in the hospital are not ours to arrange. We can speak for the clinics that we run, and ask that the text says so.',
  mayShow: true,
}

/** To an organisation that says nothing in the tour. */
export const letters: Draft = {
  title: 'Write to people in the language that they read',
  text: 'Letters about tests and treatment come in English only. People wait for a son or a neighbour to read them out, and some come to the wrong place or not at all. We ask you to ask everybody once which language they read, and to write in it from then on.',
  priority: 'soon',
  strength: { level: 'fair', because: 'Several people said it; nobody was asked about letters in particular.' },
}

/** Why this one was published before the organisation had replied to the draft. */
export const askedOnPaper = 'It was put to the organisation on paper, before drafts were sent in this way.'

/** To an organisation that still has time in the tour. */
export const unclear: Draft = {
  title: 'Say at screening what an unclear result means',
  text: 'A second letter after screening frightens people when nobody has told them that it may come. We ask you to explain it beforehand, in a few plain words, where screening takes place.',
  priority: 'later',
  strength: { level: 'early', because: 'Few people spoke of it so far, and it is easy to do.' },
}

/** The same of this one. */
export const screeningBegins = 'The next round of screening begins within the month.'

export const answer: z.input<typeof respond.body> = {
  answer: 'accepted-in-part',
  text: 'We accept this for the clinics that we run. Everybody who leaves after a test will get a card with a name, a number and a date.',
  reasons: 'Results of tests that the hospital takes are not ours to promise. We have passed this part on and will say here what we hear.',
}

/** What an organisation promises and does: each step with its day. */
export type Promised = {
  readonly make: Omit<z.input<typeof makeCommitment.body>, 'organisation' | 'recommendation'>
  readonly progress: readonly z.input<typeof reportProgress.body>[]
  readonly amend?: z.input<typeof amendCommitment.body>
  readonly claim?: z.input<typeof claimOutcome.body>
  readonly verdicts?: readonly z.input<typeof recordVerdict.body>[]
}

const overdue = (today: string): Promised => ({
  make: {
    madeOn: plusDays(today, -200),
    due: plusDays(today, -30),
    text: 'Every clinic that we run hands out a card with the name of the person who will ring, a number for questions, and the day of the result.',
    measure: 'Nine in ten people asked in the week after a test have the card.',
    ownerRole: 'Head of screening',
  },
  progress: [
    { on: plusDays(today, -150), state: 'under-way', note: 'The card is designed with people from all three communities; two clinics use it.' },
    { on: plusDays(today, -45), state: 'delayed', note: 'Printing took longer than planned. Four of seven clinics use the card.' },
  ],
})

const amended = (today: string): Promised => ({
  make: {
    madeOn: plusDays(today, -100),
    due: plusDays(today, 60),
    text: 'One telephone line for questions between a test and its result, answered by a person on every working day.',
    measure: 'Calls are answered within five minutes.',
    ownerRole: 'Head of patient contact',
    milestones: [
      { due: plusDays(today, -10), text: 'Interpreters can join a call within two minutes.' },
      { due: plusDays(today, 40), text: 'The line is open in the afternoons too.' },
    ],
  },
  progress: [{ on: plusDays(today, -20), state: 'under-way', note: 'Two people are trained and answer the line in the mornings.' }],
  amend: {
    due: plusDays(today, 150),
    measure: 'Calls are answered within ten minutes, and in Urdu, Polish and Romanian by call-back on the same day.',
    reason: 'People asked for their own language more than for speed. Finding interpreters takes three months longer.',
  },
})

const disputed = (today: string): Promised => ({
  make: {
    madeOn: plusDays(today, -190),
    due: plusDays(today, 30),
    text: 'A short film for waiting rooms that shows what happens between a test and its result.',
    measure: 'The film runs in every waiting room that we are responsible for.',
    ownerRole: 'Director of public health',
  },
  progress: [{ on: plusDays(today, -90), state: 'under-way', note: 'The film is made, with subtitles in five languages.' }],
  claim: { on: plusDays(today, -15), level: 'complete', text: 'The film runs in all seven waiting rooms.' },
  verdicts: [
    { from: 'residents', on: plusDays(today, -5), verdict: 'substantial', people: 24, note: 'Most of us saw it. It helped.' },
    { from: 'champions', on: plusDays(today, -3), verdict: 'limited', people: 6, note: 'In two of the seven rooms the screen was switched off.' },
  ],
})

/** A promise that is overdue, one that was amended, and one whose outcome is disputed. */
export const promises = (today: string): readonly Promised[] => [overdue(today), amended(today), disputed(today)]
