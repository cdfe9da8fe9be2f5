import { applicantHearsWithin } from '@heard/contracts/champions'
import { workingDaysAfter } from '@heard/privacy'

/** The day by which somebody who applied at this moment hears from us. */
export const hearsBy = (at: string): string => workingDaysAfter(at.slice(0, 10), applicantHearsWithin)
