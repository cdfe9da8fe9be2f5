import type { ReportingFact } from '@heard/contracts/reporting'

export type CodingFact = ReportingFact<'ContributionCoded' | 'CodingUndone' | 'CodingSorted'>

export const codingStream = (programme: string, contribution: string): string => `coding-${programme}.${contribution}`

/** The coding that a label of an import amounts to; ContributionImported is its fact. */
export const importedCoding = (theme: string): string => `import.${theme}`
