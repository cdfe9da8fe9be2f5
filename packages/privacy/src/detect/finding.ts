import type { FindingReason, IdentifyingSpan } from '@heard/contracts/engagement'

/**
 * A part of a text that may tell who somebody is: UTF-16 offsets, `to` exclusive. `confidence` (0 to 1) orders proposals for the person who decides;
 * it is a judgement about the form, not a measured probability.
 */
export type Finding = Pick<IdentifyingSpan, 'from' | 'to' | 'kind'> & { readonly confidence: number; readonly why: FindingReason }

/** A form to look for. What `accept` turns down is no finding. */
export type Pattern = Omit<Finding, 'from' | 'to'> & { readonly expression: RegExp; readonly accept?: (found: string) => boolean }

/** Everything that patterns find in a text, overlaps among them. */
export const findAll = (text: string, patterns: readonly Pattern[]): Finding[] =>
  patterns.flatMap(({ kind, confidence, why, expression, accept = () => true }) =>
    Array.from(text.matchAll(expression))
      .filter(([found]) => accept(found))
      .map(({ index, 0: found }) => ({ kind, confidence, why, from: index, to: index + found.length })),
  )

/** What people put between groups of digits or letters. */
export const gap = '[ \\u00a0\\u2009\\u202f.\\-\\u2010-\\u2015/]'
export const wordStarts = '(?<![\\p{L}\\p{N}\\p{M}])'
export const wordEnds = '(?![\\p{L}\\p{N}\\p{M}])'
/** The digits of what was written, with the letter O read as nought. */
export const digitsOf = (found: string): string => found.replaceAll(/[oO]/g, '0').replaceAll(/\D/g, '')

const years = /^(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+$/
/** Sums are told in round thousands, smaller ones in round hundreds; grouped figures that are not round are somebody's number. */
const sum = /^(?:\d{1,3}(?: \d{3})* 000|(?:\d )?\d{3} \d00)$/
/** Long figures that are nobody's: a sum of money or people in thousands, a span of years. */
export const isSumOrYears = (found: string): boolean => sum.test(found) || years.test(found)
