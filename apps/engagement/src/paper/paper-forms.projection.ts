import type { FactOf } from '@heard/contracts'
import type { erasureFacts, PaperFact, RetentionFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

type Followed = PaperFact | RetentionFact<'RetentionApplied'> | FactOf<typeof erasureFacts, 'ErasureStarted'>

const key = ['programme', 'conversation', 'form']
/** `second`: none, asked, same, differs, settled, or lapsed when nobody settled it in time; `gone`: taken back, or erased. */
const forms: Table = {
  name: 'paper_forms',
  columns: {
    programme: 'TEXT',
    conversation: 'TEXT',
    form: 'INTEGER',
    contribution: 'TEXT',
    by_account: 'TEXT',
    day: 'TEXT',
    second: 'TEXT',
    gone: 'INTEGER',
  },
  key,
  indexes: [['contribution']],
}
const compared: Table = {
  name: 'paper_compared',
  columns: { programme: 'TEXT', conversation: 'TEXT', form: 'INTEGER', type: 'TEXT', compared: 'INTEGER', differing: 'INTEGER' },
  key: [...key, 'type'],
}
const samples: Table = {
  name: 'paper_samples',
  columns: { programme: 'TEXT', conversation: 'TEXT', every: 'INTEGER' },
  key: ['programme', 'conversation'],
}

const types = [
  'PaperFormKeyed',
  'SecondKeyingAsked',
  'DoubleEntrySet',
  'PaperFormTakenBack',
  'PaperFormKeyedAgain',
  'PaperDifferencesSettled',
  'ErasureStarted',
  'RetentionApplied',
] as const satisfies readonly Followed['type'][]

const keyedAgain = ({ programme, conversation, form, compared: counts }: PaperFact<'PaperFormKeyedAgain'>['data']): Change[] => [
  patch(forms, { programme, conversation, form }, { second: counts.some(({ differing }) => differing > 0) ? 'differs' : 'same' }),
  ...counts.map((count) => put(compared, { programme, conversation, form, ...count })),
]

const ofErasure = ({ contribution, purposes }: FactOf<typeof erasureFacts, 'ErasureStarted'>['data']): Change[] =>
  purposes === undefined || purposes.includes('narrative') ? [patch(forms, { contribution }, { gone: 1 })] : []

const ofRetention = ({ programme, kind, item }: RetentionFact<'RetentionApplied'>['data']): Change[] =>
  kind === 'second-keying' ? [patch(forms, { programme, contribution: item }, { second: 'lapsed' })] : []

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  if (fact.type === 'ErasureStarted') return ofErasure(fact.data)
  if (fact.type === 'RetentionApplied') return ofRetention(fact.data)
  const { programme, conversation } = fact.data
  if (fact.type === 'DoubleEntrySet') return [put(samples, { programme, conversation, every: fact.data.every })]
  const of = { programme, conversation, form: fact.data.form }
  switch (fact.type) {
    case 'PaperFormKeyed': {
      const { actor, at } = fact.metadata
      return [put(forms, { ...of, contribution: fact.data.contribution, by_account: actor, day: at.slice(0, 10), second: 'none', gone: 0 })]
    }
    case 'SecondKeyingAsked':
      return [patch(forms, of, { second: 'asked' })]
    case 'PaperFormTakenBack':
      return [patch(forms, of, { gone: 1 })]
    case 'PaperFormKeyedAgain':
      return keyedAgain(fact.data)
    case 'PaperDifferencesSettled':
      return [patch(forms, of, { second: 'settled' })]
  }
}

/** Paper forms by their numbers: who keyed them on which day, and how far the second keying of some is. */
export const paperFormsProjection: Projection = {
  name: 'paper-forms',
  version: 3,
  tables: [forms, compared, samples],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
