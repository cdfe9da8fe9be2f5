import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Sealed, Slug } from '../values.ts'
import { QuestionType } from './questionnaire.ts'

/** A form by the number that is written on the paper when it is keyed: 1 for the first of a conversation. */
export const FormNumber = z.int().min(1)
const one = { programme: Slug, conversation: Id }
const form = { ...one, form: FormNumber }

/** Unless somebody says otherwise, one form in ten is keyed a second time. */
export const usualSample = 10
/** Which of two keyings is right, looked up on the paper. */
export const KeptKeying = z.enum(['first', 'second'])
export type KeptKeying = z.infer<typeof KeptKeying>

/** Answers of a type that two people keyed, and how many of them differ: the rate of errors of one of the two. */
export const Compared = z.strictObject({ type: QuestionType, compared: z.int().min(1), differing: z.int().min(0) })
export type Compared = z.infer<typeof Compared>

/** Answers that came on paper. Forms are numbered in the stream `paper-<programme>.<conversation>`; what becomes of one is in `paper-form-<programme>.<conversation>.<form>`. */
export const paperFacts = defineFacts({
  /** Somebody typed the answers of a form; they are this contribution. */
  PaperFormKeyed: { version: 1, data: z.strictObject({ ...form, contribution: Id }) },
  /** From now on one form in so many is keyed a second time; 0: none. In the stream of the numbers. */
  DoubleEntrySet: { version: 1, data: z.strictObject({ ...one, every: z.int().min(0).max(1000) }) },
  /** This form is one of them; recorded with its keying. */
  SecondKeyingAsked: { version: 1, data: z.strictObject(form) },
  /**
   * Another person typed it too. `compared`: how many answers of each type either of them found, and how many differ; which questions were answered would tell
   * what was chosen before, so the two keyings alone say it. `content`: what the second one typed, while something differs (vault payload `paper.second`, an
   * object of given answers, for the purpose `double-entry` of the subject `person`).
   */
  PaperFormKeyedAgain: {
    version: 1,
    data: z.strictObject({
      ...form,
      contribution: Id,
      person: Id,
      compared: z.array(Compared),
      content: Sealed.optional(),
    }),
  },
  /** Each difference was looked up on the paper: how often each keying was right. What the second one typed is erased from now on. */
  PaperDifferencesSettled: {
    version: 1,
    data: z.strictObject({ ...form, contribution: Id, person: Id, kept: z.strictObject({ first: z.int().min(0), second: z.int().min(0) }) }),
  },
  /** Who typed it took it back: the contribution is erased, and the form does not count. */
  PaperFormTakenBack: { version: 1, data: z.strictObject(form) },
})
export type PaperFactType = keyof typeof paperFacts
export type PaperFact<T extends PaperFactType = PaperFactType> = FactOf<typeof paperFacts, T>
