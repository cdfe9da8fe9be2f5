import type { ExpenseKind, ExpenseState } from '@heard/contracts/champions'

export const expenseKinds: Readonly<Record<ExpenseKind, string>> = {
  travel: 'Travel',
  food: 'Food and drink',
  materials: 'Materials',
  care: 'Childcare or other care',
  interpreter: 'Interpreter',
  other: 'Something else',
}

export const expenseStates = {
  waiting: ['To be decided', 'blue'],
  approved: ['Approved, to be paid', 'aqua-green'],
  refused: ['Not paid', 'grey'],
  paid: ['Paid', 'green'],
  'taken-back': ['Taken back', 'grey'],
} as const satisfies Record<ExpenseState, readonly [name: string, colour: string]>

/** Pence as people write money: "£1,204.50". */
export const inPounds = (pence: number): string => (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' })
