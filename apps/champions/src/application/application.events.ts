import type { ChampionsFact } from '@heard/contracts/champions'

export type ApplicationFact = Exclude<ChampionsFact, { type: 'RecruitingSet' }>

export const applicationStream = (programme: string, application: string): string => `application-${programme}.${application}`
