import type { ChampionsFact } from '@heard/contracts/champions'

export type RecruitingFact = ChampionsFact<'RecruitingSet'>

export const recruitingStream = (programme: string): string => `recruiting-${programme}`
