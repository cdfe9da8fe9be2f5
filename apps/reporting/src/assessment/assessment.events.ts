import type { ReportingFact } from '@heard/contracts/reporting'

export type AssessmentFact = ReportingFact<
  'AssessmentPartWritten' | 'AssessmentConcluded' | 'AssessmentProposed' | 'AssessmentPutBack' | 'AssessmentApproved'
>
type OfAssessment<Type extends AssessmentFact['type']> = Extract<AssessmentFact, { readonly type: Type }>['data']

export type PartWritten = OfAssessment<'AssessmentPartWritten'>
export type Proposed = OfAssessment<'AssessmentProposed'>

export const assessmentStream = (programme: string): string => `assessment-${programme}`
