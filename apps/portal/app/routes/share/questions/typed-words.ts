import { longestAnswer } from '@heard/contracts/engagement'
import type { Translate } from '../../../i18n/translator.ts'

export const tooLong = (text: string, t: Translate): string =>
  t('share.words-too-long', { longest: longestAnswer, over: text.length - longestAnswer })

/** Nothing but white space is no answer. */
export const wordsFrom = (typed: string | undefined): string => (typed === undefined || typed.trim() === '' ? '' : typed)
