// Mutation test of the rules about personal data: `npm run mutants -w @heard/engagement`, some minutes; with words, only what has one of them.

const erasure = ['erasure/erasure.decider.spec.ts', 'erasure/erasure.policy.spec.ts']
const cases = ['register/case.decider.spec.ts', 'register/case.state.spec.ts']

// Why some may survive.
const word = 'no rule asks for this word, only for the others of its kind'
const unopened = 'a case that is not open has neither kind nor day; nothing asks for them'
const choices = 'types alone: the handler makes a record for every choice'
const absent = 'what is not named has no column either'

export const mutated = [
  { file: 'erasure/erasure.decider.ts', specs: erasure, byRule: true },
  { file: 'erasure/erasure.policy.ts', specs: erasure, byRule: true },
  { file: 'erasure/erasure.state.ts', specs: erasure, byRule: true },
  {
    file: 'holds/hold.decider.ts',
    specs: ['holds/hold.decider.spec.ts'],
    byRule: true,
    accepted: [["evolve: (_, fact) => ({ status: fact.type === 'HoldLifted' ? 'lifted' : '' }),", word]],
  },
  { file: 'register/case.decider.ts', specs: cases, byRule: true },
  {
    file: 'register/case.state.ts',
    specs: cases,
    byRule: true,
    accepted: [
      ["kind: '',", unopened],
      ["since: 'mutant',", unopened],
    ],
  },
  { file: 'register/cases.query.ts', specs: ['register/cases.query.spec.ts'], byRule: true, only: ['isLate', 'viewOf'] },
  { file: 'story/change-consent/change-consent.decide.ts', specs: ['story/change-consent/change-consent.decide.spec.ts'], byRule: true },
  {
    file: 'story/share-story/share-story.decide.ts',
    specs: ['story/share-story/share-story.decide.spec.ts'],
    byRule: true,
    accepted: [
      ['if (false) return []', choices],
      ['if (!choice && !record) return []', choices],
    ],
  },
  {
    file: 'quotation/quotation.decider.ts',
    specs: ['quotation/quotation.decider.spec.ts'],
    byRule: true,
    accepted: [
      ["return { ...state, stage: '' }", word],
      ["initial: { stage: '' },", word],
    ],
  },
  { file: 'quotation/excerpt.ts', specs: ['quotation/excerpt.spec.ts', 'quotation/quotation.decider.spec.ts'], byRule: true },
  {
    file: 'retention/holdings.query.ts',
    specs: ['retention/holdings.query.spec.ts'],
    byRule: true,
    only: ['columnOf', 'startOf', 'dueItems'],
    accepted: [["'': undefined,", absent]],
  },
]
