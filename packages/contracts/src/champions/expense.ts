import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { myVolunteeringPath, ownProblems } from './my-volunteering.ts'

/** For how many working days a champion waits until a claim is decided; and, once it is approved, until it is paid. */
export const expenseWithin = 10

export const ExpenseKind = z.enum(['travel', 'food', 'materials', 'care', 'interpreter', 'other'])
export type ExpenseKind = z.infer<typeof ExpenseKind>

const content = {
  kind: ExpenseKind,
  on: Day,
  pence: z.int().min(1, { error: 'Enter at least 1 penny' }).max(100_000, { error: 'Enter £1,000 or less' }),
  note: typedText(500).optional(),
}
/** What a champion paid for; sealed as a whole. */
export const ExpenseContent = z.strictObject(content)
export type ExpenseContent = z.infer<typeof ExpenseContent>

/** What champions are told who may claim: what is paid for and up to how much, and how the money comes to them. */
const words = { covers: typedText(1_000), pays: typedText(1_000) }
export const ExpensesWords = z.strictObject(words)
export type ExpensesWords = z.infer<typeof ExpensesWords>

export const ExpenseState = z.enum(['waiting', 'approved', 'refused', 'paid', 'taken-back'])
export type ExpenseState = z.infer<typeof ExpenseState>

/** A claim as it was last put right; what is sealed of it is left out when it is erased. */
export const ExpenseClaim = z
  .strictObject({
    claim: Id,
    at: Moment,
    state: ExpenseState,
    /** The day by which it is decided, or paid once it is approved. */
    due: Day.optional(),
    content: ExpenseContent.optional(),
    /** Of a refusal. */
    reason: z.string().optional(),
  })
  .meta({ id: 'ExpenseClaim' })
export type ExpenseClaim = z.infer<typeof ExpenseClaim>

const InProgramme = z.strictObject({ programme: Slug })
const OwnClaim = InProgramme.extend({ claim: Id })
const OneClaim = InProgramme.extend({ application: Id, claim: Id })
const own = `${myVolunteeringPath}/expenses` as const
const desk = '/api/v1/champions/programmes/:programme/expenses' as const
const oneClaim = '/api/v1/champions/programmes/:programme/champions/:application/expenses/:claim' as const

const dayProblem = { 'not-within-a-year': { status: 422, title: 'The day must lie within the last year' } } as const
const unknown = { 'unknown-claim': { status: 404, title: 'There is no such claim' } } as const
const settled = { 'already-decided': { status: 409, title: 'This claim was decided or taken back already' } } as const

export const myExpenses = defineRoute({
  id: 'myExpenses',
  method: 'GET',
  path: own,
  action: 'expense.claim',
  summary: 'What the champion who asks claimed, with sums by year, and what the programme pays for; opening it is recorded',
  params: InProgramme,
  answer: z.strictObject({
    mine: z
      .strictObject({
        /** Left out when the programme pays no expenses, or its words are withdrawn. */
        words: ExpensesWords.optional(),
        /** Newest first. */
        claims: z.array(ExpenseClaim),
        /** The newest first, by the days on which they paid, in pence. `claimed`: what waits, is approved, or is paid. */
        years: z.array(z.strictObject({ year: z.string(), claimed: z.int(), paid: z.int() })),
      })
      .optional(),
  }),
})

export const claimExpense = defineRoute({
  id: 'claimExpense',
  method: 'POST',
  path: own,
  action: 'expense.claim',
  summary: 'Claim what one paid for as a champion; `claim` is chosen by whoever sends it, and sent again it is claimed once',
  params: InProgramme,
  body: z.strictObject({ claim: Id, ...content }),
  status: 201,
  /** `due`: the day by which it is decided. */
  answer: z.strictObject({ claim: Id, due: Day }),
  problems: { ...ownProblems, ...dayProblem, 'no-expenses': { status: 409, title: 'This programme pays no expenses now' } },
})

export const correctExpense = defineRoute({
  id: 'correctExpense',
  method: 'POST',
  path: `${own}/:claim/correction`,
  action: 'expense.claim',
  summary: 'Put right what one claimed, while nobody has decided it; whole',
  params: OwnClaim,
  body: ExpenseContent,
  answer: z.strictObject({ claim: Id }),
  problems: { ...ownProblems, ...dayProblem, ...unknown, ...settled },
})

export const takeBackExpense = defineRoute({
  id: 'takeBackExpense',
  method: 'POST',
  path: `${own}/:claim/taking-back`,
  action: 'expense.claim',
  summary: 'Take back what one claimed, while nobody has decided it',
  params: OwnClaim,
  answer: z.strictObject({ claim: Id }),
  problems: { ...ownProblems, ...unknown, ...settled },
})

export const expensesDesk = defineRoute({
  id: 'expensesDesk',
  method: 'GET',
  path: desk,
  action: 'expense.decide',
  summary:
    'What a programme pays for, and what champions claimed: what has to be decided or paid, then the last that are settled; opens nothing of it',
  params: InProgramme,
  answer: z.strictObject({
    allowed: z.boolean(),
    /** As they were last set; left out before that, and when they are withdrawn. */
    words: ExpensesWords.optional(),
    claims: z.array(
      z.strictObject({
        application: Id,
        reference: z.string(),
        claim: Id,
        state: ExpenseState,
        /** Since when it is in this state. */
        since: Moment,
        due: Day.optional(),
        /** Of whoever asks: a colleague decides it. */
        own: z.boolean(),
      }),
    ),
  }),
})

export const setExpenses = defineRoute({
  id: 'setExpenses',
  method: 'POST',
  path: `${desk}/rule`,
  action: 'expense.decide',
  summary: 'Say whether champions may claim expenses, for what and up to how much, and how the money comes to them; without words they may not',
  params: InProgramme,
  body: z.strictObject({ words: ExpensesWords.optional() }),
  answer: z.strictObject({ allowed: z.boolean() }),
  problems: { 'unknown-programme': { status: 404, title: 'There is no such programme' } },
})

export const showExpense = defineRoute({
  id: 'showExpense',
  method: 'GET',
  path: oneClaim,
  action: 'expense.decide',
  summary: 'One claim of a champion; opening it is recorded',
  params: OneClaim,
  answer: ExpenseClaim.extend({
    reference: z.string(),
    own: z.boolean(),
    /** Names what was read, for approving it. */
    ref: Id,
  }),
  problems: { 'unknown-application': { status: 404, title: 'There is no such application' }, ...unknown },
})

export const stepExpense = defineRoute({
  id: 'stepExpense',
  method: 'POST',
  path: oneClaim,
  action: 'expense.decide',
  summary: "Approve what a champion claimed, refuse it with a kind reason, or record that it is paid; never one's own",
  params: OneClaim,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('approve'), ref: Id }),
    /** Also what was approved, until it is paid. */
    z.strictObject({ step: z.literal('refuse'), ref: Id, reason: typedText(1_000) }),
    z.strictObject({ step: z.literal('pay') }),
  ]),
  answer: z.strictObject({ claim: Id }),
  problems: {
    'unknown-application': { status: 404, title: 'There is no such application' },
    ...unknown,
    'own-claim': { status: 409, title: 'This is your own claim; a colleague decides it' },
    'changed-since': { status: 409, title: 'The champion has put this claim right meanwhile; read it again' },
    ...settled,
    'not-approved': { status: 409, title: 'Only what is approved can be paid' },
  },
})
