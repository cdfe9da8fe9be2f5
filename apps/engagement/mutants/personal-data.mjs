// Mutation test of the rules about personal data: `npm run mutants -w @heard/engagement`, some minutes; with words, only what has one of them.
import { runMutants } from '../../../tools/mutants/run.mjs'

const erasure = ['erasure/erasure.decider.spec.ts', 'erasure/erasure.policy.spec.ts']
const cases = ['register/case.decider.spec.ts', 'register/case-clock.spec.ts']

await runMutants(new URL('..', import.meta.url), [
  { file: 'erasure/erasure.decider.ts', specs: erasure, byRule: true },
  { file: 'erasure/erasure.policy.ts', specs: erasure, byRule: true },
  { file: 'erasure/erasure.state.ts', specs: erasure, byRule: true },
  { file: 'holds/hold.decider.ts', specs: ['holds/hold.decider.spec.ts'], byRule: true },
  { file: 'register/case.decider.ts', specs: cases, byRule: true },
  { file: 'register/case.state.ts', specs: cases, byRule: true },
  { file: 'register/case-clock.ts', specs: cases, byRule: true },
  { file: 'register/cases.query.ts', specs: ['register/cases.query.spec.ts'], byRule: true, only: ['isLate', 'viewOf'] },
  { file: 'story/change-consent/change-consent.decide.ts', specs: ['story/change-consent/change-consent.decide.spec.ts'], byRule: true },
  { file: 'story/share-story/share-story.decide.ts', specs: ['story/share-story/share-story.decide.spec.ts'], byRule: true },
  { file: 'quotation/quotation.decider.ts', specs: ['quotation/quotation.decider.spec.ts'], byRule: true },
  { file: 'quotation/excerpt.ts', specs: ['quotation/excerpt.spec.ts', 'quotation/quotation.decider.spec.ts'], byRule: true },
  { file: 'retention/holdings.query.ts', specs: ['retention/holdings.query.spec.ts'], byRule: true, only: ['columnOf', 'startOf', 'dueItems'] },
])
