import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Slug } from '../values.ts'
import { answersProblems, GiveAnswers, giveAnswers, unknownConversation } from './conversation.ts'
import { Compared, FormNumber, KeptKeying } from './paper-facts.ts'
import { GivenAnswer, GivenAnswers, Questionnaire } from './questionnaire.ts'

const base = '/api/v1/engagement/programmes/:programme/questionnaires/:conversation/paper'
const OneConversation = z.strictObject({ programme: Slug, conversation: Id })
const OneForm = z.strictObject({ form: FormNumber })
const unknownForm = { 'unknown-form': { status: 404, title: 'No form with this number has been keyed in' } } as const

export const keyPaperAnswers = defineRoute({
  id: 'keyPaperAnswers',
  method: 'POST',
  path: base,
  action: 'conversation.key',
  summary: 'Key in the answers of a paper form; the form gets a number, which is written on the paper',
  params: OneConversation,
  body: GiveAnswers.omit({ trapped: true, proof: true }),
  status: 201,
  /** `again`: somebody else is to key this form in too. */
  answer: z.strictObject({ contribution: Id, receipt: z.string(), form: FormNumber, again: z.boolean() }),
  problems: giveAnswers.problems,
})

export const takeBackPaperForm = defineRoute({
  id: 'takeBackPaperForm',
  method: 'POST',
  path: `${base}/taken-back`,
  action: 'conversation.key',
  summary: 'Take back a form that one keyed in wrongly today: what was typed is erased, and the form can be keyed in anew',
  params: OneConversation,
  body: OneForm,
  answer: OneForm,
  problems: {
    ...unknownForm,
    'not-yours': { status: 409, title: 'Somebody else keyed this form in; ask them, or data protection' },
    'too-late': { status: 409, title: 'A form can be taken back on the day it was keyed in only; ask data protection' },
  },
})

/**
 * How far keying is: forms that count, those that the caller keyed in today, and which forms wait for a second keying (by somebody else than the first) or
 * for their differences to be settled.
 */
export const PaperOverview = z
  .strictObject({
    forms: z.int().min(0),
    keyedByMeToday: z.int().min(0),
    every: z.int().min(0),
    waiting: z.array(z.strictObject({ form: FormNumber, mine: z.boolean() })),
    differing: z.array(FormNumber),
    compared: z.array(Compared),
  })
  .meta({ id: 'PaperOverview' })
export type PaperOverview = z.infer<typeof PaperOverview>

export const paperOverview = defineRoute({
  id: 'paperOverview',
  method: 'GET',
  path: base,
  action: 'conversation.key',
  summary: 'How many paper forms are keyed in, what waits for a second keying, and how often two keyings differ',
  params: OneConversation,
  answer: PaperOverview,
})

export const setDoubleEntry = defineRoute({
  id: 'setDoubleEntry',
  method: 'PUT',
  path: `${base}/double-entry`,
  action: 'conversation.open',
  summary: 'Say that one form in so many is keyed a second time; 0 for none',
  params: OneConversation,
  body: z.strictObject({ every: z.int().min(0).max(1000) }),
  answer: z.strictObject({ every: z.int() }),
  problems: unknownConversation,
})

const FormOf = z.strictObject({ form: z.coerce.number().pipe(FormNumber) })

export const paperToKeyAgain = defineRoute({
  id: 'paperToKeyAgain',
  method: 'GET',
  path: `${base}/second`,
  action: 'conversation.key',
  summary: 'The questionnaire that a form was keyed in under, to key it in a second time',
  params: OneConversation,
  query: FormOf,
  answer: z.strictObject({ form: FormNumber, content: Questionnaire }),
  problems: unknownForm,
})

const withdrawn = { 'words-withdrawn': { status: 409, title: 'What this form said was withdrawn; destroy the paper' } } as const

export const keyPaperAgain = defineRoute({
  id: 'keyPaperAgain',
  method: 'POST',
  path: `${base}/second`,
  action: 'conversation.key',
  summary: 'Key in a form that somebody else keyed in, to compare the two',
  params: OneConversation,
  body: z.strictObject({ form: FormNumber, answers: GivenAnswers }),
  answer: z.strictObject({ form: FormNumber, differing: z.int().min(0) }),
  problems: {
    ...unknownForm,
    ...withdrawn,
    'no-second-keying': { status: 409, title: 'This form need not be keyed in a second time' },
    'same-person': { status: 409, title: 'You keyed this form in first; somebody else must do it the second time' },
    'already-keyed-again': { status: 409, title: 'This form has been keyed in a second time already' },
    ...answersProblems,
  },
})

const toSettle = {
  ...unknownForm,
  ...withdrawn,
  'nothing-to-settle': { status: 409, title: 'Nothing of this form is to be settled' },
  'second-gone': { status: 409, title: 'The second keying is kept for 30 days, and is deleted by now; the first one counts' },
} as const

/** One question of which two keyings differ; without an answer where one of them found none. */
export const KeyingDifference = z
  .strictObject({ question: Id, first: GivenAnswer.optional(), second: GivenAnswer.optional() })
  .meta({ id: 'KeyingDifference' })
export type KeyingDifference = z.infer<typeof KeyingDifference>

export const paperDifferences = defineRoute({
  id: 'paperDifferences',
  method: 'GET',
  path: `${base}/differences`,
  action: 'conversation.key',
  summary: 'What two keyings of a form say where they differ; the opening is recorded',
  params: OneConversation,
  query: FormOf,
  /** `content`: the questionnaire that the form was keyed in under. */
  answer: z.strictObject({ form: FormNumber, content: Questionnaire, differences: z.array(KeyingDifference) }),
  problems: toSettle,
})

export const settlePaperForm = defineRoute({
  id: 'settlePaperForm',
  method: 'POST',
  path: `${base}/settled`,
  action: 'conversation.key',
  summary: 'Say of each difference which keying is right; the second keying is erased',
  params: OneConversation,
  body: z.strictObject({
    form: FormNumber,
    choices: z
      .array(z.strictObject({ question: Id, kept: KeptKeying }))
      .min(1)
      .max(100),
  }),
  answer: OneForm,
  problems: {
    ...toSettle,
    'not-all-settled': { status: 422, title: 'Choose for each difference which keying is right' },
    'text-changed': { status: 409, title: 'The person put these answers right meanwhile; keep the first keying' },
  },
})
