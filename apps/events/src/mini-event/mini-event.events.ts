import type { EventsFact } from '@heard/contracts/events'

export type MiniEventFact = EventsFact<'MiniEventRequested' | 'MiniEventTalkArranged' | 'MiniEventAgreed' | 'MiniEventDeclined'>

export const miniEventStream = (programme: string, request: string): string => `minievent-${programme}.${request}`
