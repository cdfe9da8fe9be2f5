import { championsFacts } from '@heard/contracts/champions'
import { engagementFacts } from '@heard/contracts/engagement'
import { eventsFacts } from '@heard/contracts/events'
import { ledgerFacts } from '@heard/contracts/ledger'
import { platformFacts } from '@heard/contracts/platform'
import { assuranceFacts, auditFacts, reportingFacts } from '@heard/contracts/reporting'

/** Every fact that any service publishes: the record that auditors look into. A spec of the whole platform notices when one is missing. */
export const auditedFacts = {
  ...engagementFacts,
  ...championsFacts,
  ...eventsFacts,
  ...reportingFacts,
  ...auditFacts,
  ...assuranceFacts,
  ...ledgerFacts,
  ...platformFacts,
}
export type AuditedType = keyof typeof auditedFacts
