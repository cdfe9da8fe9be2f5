import type { exportEvidence } from '@heard/contracts/reporting'
import { EvidenceFile } from '@heard/reporting'
import type { AnswerOf, Caller, InputOf } from '@heard/service-kit'
import type { QueryBus } from '@nestjs/cqrs'

export type EvidenceAsked = InputOf<typeof exportEvidence>

/** The evidence of one question, asked for in somebody's name; that is recorded. */
export abstract class EvidenceFiles {
  abstract file(asked: EvidenceAsked, caller: Caller): Promise<AnswerOf<typeof exportEvidence>>
}

/** From reporting in this process. */
export const evidenceHere = (queries: QueryBus): EvidenceFiles => ({ file: (asked, caller) => queries.execute(new EvidenceFile(asked, caller)) })
