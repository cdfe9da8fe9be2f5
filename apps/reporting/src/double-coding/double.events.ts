import type { ReportingFact } from '@heard/contracts/reporting'

export type DoubleFact = ReportingFact<'DoubleCodingDrawn' | 'CodedAgain' | 'DifferenceSettled'>

export const doubleStream = (programme: string, sample: string): string => `double-${programme}.${sample}`
