import { createHash } from 'node:crypto'
import { type ApplicationDetails, volunteeringNotice } from '@heard/contracts/champions'

/** What somebody sends who applies to become a champion, agreeing to the words as they are in this language. */
export const applying = (details: Partial<ApplicationDetails> = {}, language: keyof typeof volunteeringNotice.words = 'en') => ({
  details: { name: 'A. Person', contact: 'a@example.org', community: 'south-asian', ...details },
  sixteenOrOver: true as const,
  contactAgreed: true as const,
  noticeHash: createHash('sha256').update(volunteeringNotice.words[language]).digest('hex'),
})
