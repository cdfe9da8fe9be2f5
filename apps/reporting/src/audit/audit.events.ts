import type { AuditFact } from '@heard/contracts/reporting'

export type LookFact = AuditFact<'EvidenceViewed'>
export type VisitFact = AuditFact<'VisitMarked'>

/** What one account looked at on one day. */
export const lookStream = (account: string, day: string): string => `audit-${account}.${day}`
export const visitStream = (account: string): string => `visit-${account}`
