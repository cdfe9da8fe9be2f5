import type { Walk } from '../tour/walk.ts'

/** Something that is done on a day, so many days after the start. */
export type Moment = { readonly day: number; readonly what: (walk: Walk) => Promise<void> }

/** How long it takes: five years to the day, one of them a leap year. */
export const FIVE_YEARS_DAYS = 5 * 365 + 1

/** All moments in the order of their days; those of one day as they were given. */
export const inOrder = (...programmes: readonly (readonly Moment[])[]): readonly Moment[] => programmes.flat().toSorted((a, b) => a.day - b.day)
