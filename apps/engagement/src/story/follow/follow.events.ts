export type { FollowFact } from '@heard/contracts/engagement'

/** Stream of one following; the programme in it is the partition. */
export const followStream = (programme: string, follow: string): string => `follow-${programme}.${follow}`
