import type { TrainingStanding } from '@heard/contracts/champions'
import { daysBetween } from '@heard/privacy'

/** So many days before it ends, a champion is told. */
export const ENDING_DAYS = 30

/** Whether what was learned counts today; nothing: it was never done. */
export const standingOf = (done: { readonly expires?: string | undefined } | undefined, today: string): TrainingStanding => {
  if (!done) return 'missing'
  const { expires } = done
  if (expires === undefined) return 'valid'
  if (expires <= today) return 'ended'
  return daysBetween(today, expires) <= ENDING_DAYS ? 'ending' : 'valid'
}
