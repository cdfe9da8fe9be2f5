import { retainUntil } from '@heard/privacy'

/** The day on which a consent ends that was given at this moment for so many calendar months. */
export const consentUntil = (givenAt: string, months: number): string =>
  retainUntil({ after: 'received', length: months, unit: 'months' }, givenAt.slice(0, 10))
