import { type EnquiryConsent, enquiryNotice } from '@heard/contracts/engagement'
import { agreedWords } from '@heard/service-kit'

/**
 * What is recorded of a consent to the words with this hash.
 * @throws Refused `notice-changed` when nobody is asked to agree to such words now
 */
export const consentTo = (hash: string): EnquiryConsent => ({ purpose: 'enquiry', ...agreedWords(enquiryNotice, hash) })
