import { detect } from './detect.ts'
import type { Finding } from './finding.ts'

/** What nobody means to write down of somebody. Names and dates are for people to judge: detectors find too many of them. */
const neverMeant = ['email', 'phone', 'postcode', 'nhs-number', 'national-insurance'] as const

const holds = (kinds: readonly Finding['kind'][]) => {
  const sought = new Set(kinds)
  return (text: string): boolean => detect(text).some(({ kind }) => sought.has(kind))
}

/** Whether a text holds a telephone number, an address or the like. */
export const tellsWho = holds([...neverMeant, 'address'])

/** The same in words of a text that somebody has de-identified: a street that they let stand is nobody's. */
export const stillTellsWho = holds(neverMeant)
