import type { ChampionsFact } from '@heard/contracts/champions'

export type ApplicationFact = ChampionsFact

export const applicationStream = (programme: string, application: string): string => `application-${programme}.${application}`
