// Mutation test of the rules of clocks, retention and consent: `npm run mutants -w @heard/privacy`.
const parts = 'types alone: a day always has its three parts'

export const mutated = [
  {
    file: 'case-clock.ts',
    specs: ['case-clock.spec.ts'],
    byRule: true,
    accepted: [
      ["const [year = 1, month = 1, date = 1] = day.split('-').map(Number)", parts],
      ["const [year = 0, month = 2, date = 1] = day.split('-').map(Number)", parts],
      ["const [year = 0, month = 1, date = 2] = day.split('-').map(Number)", parts],
    ],
  },
  { file: 'retention.ts', specs: ['retention.spec.ts'], byRule: true },
  { file: 'consent.ts', specs: ['consent.spec.ts'], byRule: true },
]
