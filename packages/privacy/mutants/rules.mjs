// Mutation test of the rules of retention and consent: `npm run mutants -w @heard/privacy`.
import { runMutants } from '../../../tools/mutants/run.mjs'

await runMutants(new URL('..', import.meta.url), [
  { file: 'retention.ts', specs: ['retention.spec.ts'], byRule: true },
  { file: 'consent.ts', specs: ['consent.spec.ts'], byRule: true },
])
