import type { EventsFact } from '@heard/contracts/events'

export type EvaluationFact = EventsFact<'EvaluationGiven' | 'EvaluationWithdrawn'>

export const evaluationStream = (programme: string, evaluation: string): string => `evaluation-${programme}.${evaluation}`
