import { AuditOverviewHandler, EvidenceFileHandler, EvidenceForQuestionHandler, ExploreRecordHandler, MarkVisitHandler } from './audit.handlers.ts'
import { EvidenceReader } from './evidence.reader.ts'
import { Looking } from './looking.ts'
import { AuditRecord } from './record/audit-record.ts'

/** What the auditor's views are made of. */
export const audit = [
  AuditRecord,
  EvidenceReader,
  Looking,
  AuditOverviewHandler,
  EvidenceForQuestionHandler,
  EvidenceFileHandler,
  ExploreRecordHandler,
  MarkVisitHandler,
]
