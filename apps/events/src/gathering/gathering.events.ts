import type { EventsFact } from '@heard/contracts/events'

export type GatheringFact = EventsFact<'GatheringAnnounced' | 'GatheringCancelled'>

export const gatheringStream = (programme: string, gathering: string): string => `gathering-${programme}.${gathering}`
