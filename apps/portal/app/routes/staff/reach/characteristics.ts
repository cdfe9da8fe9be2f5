import type { EqualityTable } from '@heard/contracts/engagement'
import type { Characteristic } from '@heard/contracts/reporting'

type Described = { readonly name: string; readonly questions: readonly EqualityTable['question'][] }

/** What the law protects, with the questions about equality that tell of it; nobody is asked about marriage. */
export const characteristics = {
  age: { name: 'Age', questions: ['age'] },
  disability: { name: 'Disability', questions: ['condition', 'effect'] },
  'gender-reassignment': { name: 'Gender reassignment', questions: ['gender'] },
  'marriage-and-civil-partnership': { name: 'Marriage and civil partnership', questions: [] },
  'pregnancy-and-maternity': { name: 'Pregnancy and maternity', questions: ['pregnancy'] },
  race: { name: 'Race', questions: ['ethnic-group', 'ethnic-background'] },
  'religion-or-belief': { name: 'Religion or belief', questions: ['religion'] },
  sex: { name: 'Sex', questions: ['sex'] },
  'sexual-orientation': { name: 'Sexual orientation', questions: ['orientation'] },
  caring: { name: 'Caring for somebody', questions: ['caring'] },
} as const satisfies Record<Characteristic, Described>

/** The released tables that tell of a characteristic. */
export const tablesOf = (characteristic: Characteristic, tables: readonly EqualityTable[]): EqualityTable[] => {
  const { questions }: Described = characteristics[characteristic]
  return tables.filter(({ question }) => questions.includes(question))
}
