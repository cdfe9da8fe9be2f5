import { concernFacts, readingFacts } from './concern-facts.ts'
import { consentFacts } from './consent-facts.ts'
import { contributionFacts } from './contribution-facts.ts'
import { conversationFacts } from './conversation-facts.ts'
import { enquiryFacts } from './enquiry-facts.ts'
import { equalityFacts } from './equality-facts.ts'
import { erasureFacts } from './erasure-facts.ts'
import { followFacts } from './follow-facts.ts'
import { holdFacts } from './hold-facts.ts'
import { importFacts } from './import-facts.ts'
import { openingFacts } from './opening-facts.ts'
import { paperFacts } from './paper-facts.ts'
import { pieceFacts } from './piece-facts.ts'
import { programmeFacts } from './programme-facts.ts'
import { quotationFacts } from './quotation-facts.ts'
import { referralFacts } from './referral-facts.ts'
import { registerFacts } from './register-facts.ts'
import { retentionFacts } from './retention-facts.ts'
import { ropaFacts } from './ropa.ts'
import { vaultFacts } from './vault-facts.ts'

/** Every fact that the engagement service records. */
export const engagementFacts = {
  ...programmeFacts,
  ...contributionFacts,
  ...consentFacts,
  ...importFacts,
  ...conversationFacts,
  ...paperFacts,
  ...openingFacts,
  ...followFacts,
  ...enquiryFacts,
  ...equalityFacts,
  ...erasureFacts,
  ...holdFacts,
  ...concernFacts,
  ...readingFacts,
  ...quotationFacts,
  ...retentionFacts,
  ...registerFacts,
  ...ropaFacts,
  ...pieceFacts,
  ...referralFacts,
  ...vaultFacts,
}
