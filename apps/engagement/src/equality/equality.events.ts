import type { EqualityFact } from '@heard/contracts/engagement'

export type AnswersFact = EqualityFact<'EqualityAnswered' | 'EqualityChanged' | 'EqualityWithdrawn'>
export type FiguresFact = EqualityFact<'EqualityCounted' | 'EqualityReleased'>

/** Stream of one person's answers, under an id that no contribution has. */
export const answersStream = (programme: string, record: string): string => `equality-${programme}.${record}`
/** Stream of what was counted and released of a programme. */
export const figuresStream = (programme: string): string => `equality-counts-${programme}`
