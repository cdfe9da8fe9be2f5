import type { EventsFact } from '@heard/contracts/events'

export type TemplateFact = EventsFact<'TemplateKept' | 'TemplateDropped'>

export const templateStream = (programme: string, template: string): string => `gatheringtemplate-${programme}.${template}`
