import type { Explorer } from '@heard/contracts/reporting'
import type { Asked, Found } from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import { exploreCommitments } from './commitments.ts'
import { exploreConsents } from './consents.ts'
import type { Exploring } from './exploring.ts'
import { exploreOpenings } from './openings.ts'
import { exploreRetention } from './retention.ts'

/** What each explorer shows. */
export const explorers: Readonly<Record<Explorer, (record: AuditRecord, asked: Asked, exploring: Exploring) => Found>> = {
  consents: exploreConsents,
  openings: exploreOpenings,
  retention: exploreRetention,
  commitments: exploreCommitments,
}
