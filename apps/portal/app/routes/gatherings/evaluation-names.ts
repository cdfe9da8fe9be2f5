import type { FeltHeard, NeedsMet, Rating } from '@heard/contracts/events'
import type { MessageKey } from '../../i18n/translator.ts'

export const ratingKeys = {
  'very-good': 'tell-us.very-good',
  good: 'tell-us.good',
  neither: 'tell-us.neither',
  poor: 'tell-us.poor',
  'very-poor': 'tell-us.very-poor',
} as const satisfies Readonly<Record<Rating, MessageKey>>

export const heardKeys = { yes: 'tell-us.yes', partly: 'tell-us.partly', no: 'tell-us.no' } as const satisfies Readonly<Record<FeltHeard, MessageKey>>

export const needsKeys = { ...heardKeys, none: 'tell-us.no-needs' } as const satisfies Readonly<Record<NeedsMet, MessageKey>>
