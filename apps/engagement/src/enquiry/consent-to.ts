import { createHash } from 'node:crypto'
import { type EnquiryConsent, enquiryNotice } from '@heard/contracts/engagement'
import { Refused } from '@heard/service-kit'

export const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex')

/**
 * What is recorded of a consent to the words with this hash.
 * @throws Refused `notice-changed` when nobody is asked to agree to such words now
 */
export const consentTo = (hash: string): EnquiryConsent => {
  const { version, words } = enquiryNotice
  const [language] = Object.entries(words).find(([, text]) => hashOf(text) === hash) ?? []
  if (language === undefined) throw new Refused('notice-changed')
  return { purpose: 'enquiry', version, notice: hash, language }
}
