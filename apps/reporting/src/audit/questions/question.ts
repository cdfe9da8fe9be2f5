import type { Asked, Found } from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import type { AuditedType } from '../record/audited-facts.ts'

/** How one question is answered: the facts it rests on, and what they say. */
export type Answering = {
  readonly rests: readonly AuditedType[]
  answer(record: AuditRecord, asked: Asked): Found
}
