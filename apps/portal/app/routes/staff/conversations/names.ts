import type { ClosureReason, ConversationStage, ExtensionReason, PauseReason, QuestionType } from '@heard/contracts/engagement'

export const typeNames = {
  'long-text': 'Long text',
  'short-text': 'Short text',
  'single-choice': 'One of several',
  'multiple-choice': 'Any of several',
  scale: 'Scale',
  ranking: 'Ranking',
  matrix: 'Matrix',
} as const satisfies Record<QuestionType, string>

export const stageTags = {
  draft: ['Draft', 'grey'],
  open: ['Open', 'green'],
  paused: ['Paused', 'yellow'],
  closed: ['Closed', 'blue'],
} as const satisfies Record<ConversationStage, readonly [string, string]>

export const pauseNames = {
  'too-many-at-once': 'More answers come in than we can look after',
  'something-is-wrong': 'Something is wrong',
  other: 'Another reason',
} as const satisfies Record<PauseReason, string>

export const extensionNames = {
  'more-time-to-answer': 'People asked for more time',
  'some-not-reached': 'Some groups were not reached yet',
  'paper-on-its-way': 'Paper forms are on their way',
  other: 'Another reason',
} as const satisfies Record<ExtensionReason, string>

export const closureNames = {
  'time-is-over': 'The time is over',
  'enough-answers': 'There are enough answers',
  'something-is-wrong': 'Something is wrong',
  other: 'Another reason',
} as const satisfies Record<ClosureReason, string>
