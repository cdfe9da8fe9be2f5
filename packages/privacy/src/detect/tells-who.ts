import { detect } from './detect.ts'

/** What nobody means to write down of somebody. Names and dates are for people to judge: detectors find too many of them. */
const neverMeant = new Set(['email', 'phone', 'postcode', 'nhs-number', 'national-insurance'])

/** Whether a text holds a telephone number or the like. */
export const tellsWho = (text: string): boolean => detect(text).some(({ kind }) => neverMeant.has(kind))
