import { type ProgrammeOutline, Refused } from '@heard/service-kit'

/** @throws Refused `unknown-community` */
export const mustBeCommunities = (programmes: ProgrammeOutline, programme: string, communities: readonly string[]): void => {
  if (communities.length === 0) return
  const known = new Set(programmes.entries(programme, 'community').map(({ id }) => id))
  if (communities.some((community) => !known.has(community))) throw new Refused('unknown-community')
}
