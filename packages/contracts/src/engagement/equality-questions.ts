import { z } from 'zod'

/** What a programme may ask; each is optional for whoever is asked. */
export const EqualityTopic = z.enum(['age', 'ethnicity', 'sex', 'gender', 'disability', 'religion', 'orientation', 'caring', 'pregnancy'])
export type EqualityTopic = z.infer<typeof EqualityTopic>

/** `of`: offered only after this answer to the question before. `writeIn`: there is room for own words. */
export type EqualityOption = { readonly id: string; readonly of?: string; readonly writeIn?: true }

/** One question on one page. `follows`: asked only after one of these answers to another. */
export type EqualityQuestion = {
  readonly id: string
  readonly topic: EqualityTopic
  readonly options: readonly EqualityOption[]
  readonly follows?: { readonly question: string; readonly choices: readonly string[] }
}

/** What the answers are held for, with its own notice. */
export const equalityPurpose = 'equality'

/** May be answered to every question. */
export const preferNotToSay = 'prefer-not-to-say'

const plain = (...ids: readonly string[]): EqualityOption[] => ids.map((id) => ({ id }))
const writeIn = (id: string): EqualityOption => ({ id, writeIn: true })
const within = (of: string, ids: readonly string[], other: string): EqualityOption[] => [
  ...ids.map((id) => ({ id, of })),
  { id: other, of, writeIn: true },
]

/**
 * The 19 groups of the 2021 harmonised standard in their order, with the five that they belong to:
 * classification 19A, "ONS 2021 - 19+1 (new)", of the ethnicity harmonisation tables. MIT licence, Crown copyright.
 */
const backgrounds: readonly EqualityOption[] = [
  ...within('asian', ['bangladeshi', 'chinese', 'indian', 'pakistani'], 'asian-other'),
  ...within('black', ['black-african', 'black-caribbean'], 'black-other'),
  ...within('mixed', ['white-and-asian', 'white-and-black-african', 'white-and-black-caribbean'], 'mixed-other'),
  ...within('white', ['white-british', 'white-irish', 'gypsy-or-irish-traveller', 'roma'], 'white-other'),
  ...within('other', ['arab'], 'any-other'),
]
const ethnicGroups = ['asian', 'black', 'mixed', 'white', 'other'] as const

/** The questions of the harmonised standards of the Government Statistical Service, in the order in which they are asked. */
export const equalityQuestions: readonly EqualityQuestion[] = [
  { id: 'age', topic: 'age', options: plain('under-16', '16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85-and-over') },
  { id: 'ethnic-group', topic: 'ethnicity', options: plain(...ethnicGroups) },
  { id: 'ethnic-background', topic: 'ethnicity', options: backgrounds, follows: { question: 'ethnic-group', choices: ethnicGroups } },
  { id: 'sex', topic: 'sex', options: plain('female', 'male') },
  { id: 'gender', topic: 'gender', options: [{ id: 'same' }, writeIn('different')] },
  { id: 'condition', topic: 'disability', options: plain('yes', 'no') },
  { id: 'effect', topic: 'disability', options: plain('a-lot', 'a-little', 'not-at-all'), follows: { question: 'condition', choices: ['yes'] } },
  {
    id: 'religion',
    topic: 'religion',
    options: [...plain('none', 'christian', 'buddhist', 'hindu', 'jewish', 'muslim', 'sikh'), writeIn('other')],
  },
  { id: 'orientation', topic: 'orientation', options: [...plain('straight', 'gay-or-lesbian', 'bisexual'), writeIn('other')] },
  { id: 'caring', topic: 'caring', options: plain('no', 'up-to-9-hours', '10-to-19-hours', '20-to-34-hours', '35-to-49-hours', '50-hours-or-more') },
  { id: 'pregnancy', topic: 'pregnancy', options: plain('yes', 'no') },
]

/** What a programme asks: its topics, and bands of age from the age on that it takes contributions from. */
export const questionsAsked = (topics: readonly EqualityTopic[], minimumAge: number): EqualityQuestion[] =>
  equalityQuestions
    .filter(({ topic }) => topics.includes(topic))
    .map((question) =>
      question.id === 'age' && minimumAge >= 16 ? { ...question, options: question.options.filter(({ id }) => id !== 'under-16') } : question,
    )

export const longestWriteIn = 100

/** Question → answer. A question that was passed over is not there. */
export const EqualityAnswers = z.record(
  z.string().max(30),
  z.strictObject({
    choice: z.string().max(30),
    text: z
      .string()
      .trim()
      .min(1, { error: 'Enter some text, or leave it out' })
      .max(longestWriteIn, { error: `Use ${longestWriteIn} characters or fewer` })
      .optional(),
  }),
)
export type EqualityAnswers = z.infer<typeof EqualityAnswers>

/** Whether a question is asked of somebody who gave these answers so far. */
export const isAsked = ({ follows }: EqualityQuestion, answers: EqualityAnswers): boolean =>
  follows === undefined || follows.choices.includes(answers[follows.question]?.choice ?? '')

/** What may be chosen by somebody who gave these answers so far, besides not saying. */
export const optionsFor = ({ options, follows }: EqualityQuestion, answers: EqualityAnswers): readonly EqualityOption[] => {
  const before = follows && answers[follows.question]?.choice
  return options.filter(({ of }) => of === undefined || of === before)
}

/** Whether each answer is one that a question of these offers after the others. */
export const fitQuestions = (answers: EqualityAnswers, questions: readonly EqualityQuestion[]): boolean =>
  Object.entries(answers).every(([id, { choice, text }]) => {
    const question = questions.find((one) => one.id === id)
    if (!question || !isAsked(question, answers)) return false
    if (choice === preferNotToSay) return text === undefined
    const option = optionsFor(question, answers).find((one) => one.id === choice)
    return option !== undefined && (text === undefined || option.writeIn === true)
  })
