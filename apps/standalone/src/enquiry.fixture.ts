import { createHash } from 'node:crypto'
import { enquiryNotice } from '@heard/contracts/engagement'

/** What somebody sends along who agrees to the words as they are in this language. */
export const agreeing = (language: keyof typeof enquiryNotice.words = 'en') => ({
  agreed: true as const,
  noticeHash: createHash('sha256').update(enquiryNotice.words[language]).digest('hex'),
})
