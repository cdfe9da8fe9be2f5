import type { ExpenseState } from '@heard/contracts/champions'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { ExpenseFact } from './expense.decider.ts'

/** How far each claim is, since `at`; `account`: of whoever claimed it. */
const claims: Table = {
  name: 'expense_claims',
  columns: { application: 'TEXT', claim: 'TEXT', programme: 'TEXT', state: 'TEXT', at: 'TEXT', account: 'TEXT' },
  key: ['application', 'claim'],
  indexes: [['programme', 'state', 'at']],
}

const types = [
  'ExpenseClaimed',
  'ExpenseTakenBack',
  'ExpenseApproved',
  'ExpenseRefused',
  'ExpensePaid',
] as const satisfies readonly ExpenseFact['type'][]
type Followed = Extract<ExpenseFact, { readonly type: (typeof types)[number] }>

const states = {
  ExpenseTakenBack: 'taken-back',
  ExpenseApproved: 'approved',
  ExpenseRefused: 'refused',
  ExpensePaid: 'paid',
} as const satisfies Partial<Record<ExpenseFact['type'], ExpenseState>>

const project = ({ type, data, metadata: { at, actor } }: RecordedFact<Followed>): readonly Change[] => {
  const { programme, application, claim } = data
  if (type === 'ExpenseClaimed') return [put(claims, { application, claim, programme, state: 'waiting', at, account: actor })]
  return [patch(claims, { application, claim }, { state: states[type], at })]
}

export const expensesProjection: Projection = {
  name: 'expenses',
  version: 1,
  tables: [claims],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
