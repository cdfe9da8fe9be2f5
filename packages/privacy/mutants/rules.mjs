// Mutation test of the rules of retention and consent: `npm run mutants -w @heard/privacy`.
export const mutated = [
  { file: 'retention.ts', specs: ['retention.spec.ts'], byRule: true },
  { file: 'consent.ts', specs: ['consent.spec.ts'], byRule: true },
]
