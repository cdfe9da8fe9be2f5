export { EvidenceFile } from './audit/audit.handlers.ts'
export { reporting } from './reporting.service.ts'
export { VerdictWatch } from './verdict/verdict-watch.ts'
