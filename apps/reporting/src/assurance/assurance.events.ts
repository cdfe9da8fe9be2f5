export type { AssuranceFact } from '@heard/contracts/reporting'

/** An entry's stream names the programme it is about, or the installation. */
export const assuranceStream = (programme: string | undefined, entry: string): string => `assurance-${programme ?? 'installation'}.${entry}`
