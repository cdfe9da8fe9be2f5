import type { Table } from '@heard/event-sourcing'

/** Themes that were put on a contribution, and when. */
export const journeyCodings: Table = {
  name: 'journey_codings',
  columns: { contribution: 'TEXT', coding: 'TEXT', theme: 'TEXT', at: 'TEXT' },
  key: ['contribution', 'coding'],
}

/** Recommendations, drafts among them: only published ones have steps. `title` is a vault reference. */
export const journeyRecommendations: Table = {
  name: 'journey_recommendations',
  columns: { recommendation: 'TEXT', programme: 'TEXT', title: 'TEXT' },
  key: ['recommendation'],
}

/** What a recommendation rests on: theme ids, and ids of contributions it cites. */
export const journeyGrounds: Table = {
  name: 'journey_grounds',
  columns: { recommendation: 'TEXT', ground: 'TEXT' },
  key: ['ground', 'recommendation'],
  indexes: [['recommendation']],
}

/** Which recommendation a commitment answers. */
export const journeyCommitments: Table = {
  name: 'journey_commitments',
  columns: { commitment: 'TEXT', recommendation: 'TEXT' },
  key: ['commitment'],
  indexes: [['recommendation']],
}

/** Public steps about a recommendation or a commitment. */
export const journeySteps: Table = {
  name: 'journey_steps',
  columns: { fact: 'TEXT', about: 'TEXT', what: 'TEXT', at: 'TEXT' },
  key: ['fact'],
  indexes: [['about']],
}
