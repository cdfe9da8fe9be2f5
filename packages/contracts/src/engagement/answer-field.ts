import { z } from 'zod'

/** Places for what somebody answered in words: `answer1` is the answer to the first of `HeldAnswers.texts`, and so on. */
export const AnswerField = z.enum(['answer1', 'answer2', 'answer3', 'answer4', 'answer5', 'answer6', 'answer7', 'answer8', 'answer9', 'answer10'])
export type AnswerField = z.infer<typeof AnswerField>
