import { given } from '@heard/contracts'
import { type ExpenseClaim, ExpenseContent, type ExpenseState, expenseWithin } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { workingDaysAfter } from '@heard/privacy'
import { type ExpenseFact, expenseDecider } from './expense.decider.ts'

export type DatedExpense = ExpenseFact & { readonly at: string; readonly actor: string }
type Payloads = ReadonlyMap<string, unknown>

/** The day by which a claim is decided or paid that is in this state since then; nothing once it is settled. */
export const expenseDue = (state: ExpenseState, since: string): string | undefined =>
  state === 'waiting' || state === 'approved' ? workingDaysAfter(since.slice(0, 10), expenseWithin) : undefined

/** What is sealed in these facts and counts: claims as they were last put right, and reasons. */
export const refsIn = (facts: readonly DatedExpense[]): string[] => [
  ...[...fold(expenseDecider, facts).values()].map(({ ref }) => ref),
  ...facts.flatMap((fact) => (fact.type === 'ExpenseRefused' ? [fact.data.reason.ref] : [])),
]

const contentOf = (payload: unknown): ExpenseContent | undefined => ExpenseContent.safeParse(payload).data

/** Claims of one champion, the newest first. */
export const claimsIn = (facts: readonly DatedExpense[], payloads: Payloads): ExpenseClaim[] =>
  [...fold(expenseDecider, facts)]
    .flatMap(([claim, { state, ref }]): ExpenseClaim[] => {
      const about = facts.filter(({ data }) => data.claim === claim)
      const [claimed] = about
      const since = state === 'waiting' ? claimed : about.at(-1)
      const refused = about.findLast((fact) => fact.type === 'ExpenseRefused')
      const reason = payloads.get(refused?.data.reason.ref ?? '')
      if (!claimed || !since) return []
      return [
        {
          claim,
          at: claimed.at,
          state,
          ...given({
            due: expenseDue(state, since.at),
            content: contentOf(payloads.get(ref)),
            reason: typeof reason === 'string' ? reason : undefined,
          }),
        },
      ]
    })
    .toReversed()

type Year = { readonly year: string; readonly claimed: number; readonly paid: number }

/** What was claimed and paid in each year, in pence, the newest first; what was refused or taken back counts for nothing. */
export const yearsOf = (claims: readonly ExpenseClaim[]): Year[] => {
  const years = new Map<string, Year>()
  for (const { state, content } of claims) {
    if (!content || state === 'refused' || state === 'taken-back') continue
    const year = content.on.slice(0, 4)
    const { claimed, paid } = years.get(year) ?? { claimed: 0, paid: 0 }
    years.set(year, { year, claimed: claimed + content.pence, paid: paid + (state === 'paid' ? content.pence : 0) })
  }
  return [...years.values()].toSorted((a, b) => b.year.localeCompare(a.year))
}
