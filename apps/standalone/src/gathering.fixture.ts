import { createHash } from 'node:crypto'
import { eventCareNotice } from '@heard/contracts/events'

/** What somebody sends who agrees to the words as they are in this language. */
export const agreeing = (language: keyof typeof eventCareNotice.words = 'en') => ({
  careAgreed: true as const,
  noticeHash: createHash('sha256').update(eventCareNotice.words[language]).digest('hex'),
})
