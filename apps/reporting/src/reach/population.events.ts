import type { ReportingFact } from '@heard/contracts/reporting'

export type PopulationFact = ReportingFact<'PopulationSet' | 'PopulationTakenBack'>

export const populationStream = (programme: string): string => `population-${programme}`
