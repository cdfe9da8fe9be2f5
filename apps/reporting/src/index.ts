export { EvidenceFile } from './audit/audit.handlers.ts'
export { reporting } from './reporting.service.ts'
