import { given, type Sealed } from '@heard/contracts'
import type { AssessedPart } from '@heard/contracts/reporting'
import type { AssessmentFact, PartWritten, Proposed } from './assessment.events.ts'

type Saved = { readonly saves: number }
export type HeldPart = Pick<PartWritten, 'part' | 'says' | 'impact' | 'action' | 'decides' | 'reviewOn'> & Saved
type Content = { readonly parts: readonly HeldPart[]; readonly conclusion: ({ readonly text: Sealed } & Saved) | undefined }
export type HeldVersion = Content & { readonly version: number; readonly on: string; readonly release?: number }

export type AssessmentState = Content &
  Saved & {
    /** Id of what is written now; none when nothing was written since the newest version. */
    readonly assessment: string | undefined
    /** Why it came back from a second person, until it is proposed again. */
    readonly putBack: Sealed | undefined
    readonly proposal: Proposed | undefined
    /** Oldest first. */
    readonly versions: readonly HeldVersion[]
  }

export const noAssessment: AssessmentState = {
  parts: [],
  conclusion: undefined,
  saves: 0,
  assessment: undefined,
  putBack: undefined,
  proposal: undefined,
  versions: [],
}

const isSame = (one: AssessedPart, other: AssessedPart): boolean => one.by === other.by && one.id === other.id

export const partIn = ({ parts }: Pick<Content, 'parts'>, part: AssessedPart): HeldPart | undefined => parts.find((each) => isSame(each.part, part))

const withPart = (state: AssessmentState, { part, says, impact, action, decides, reviewOn }: PartWritten): readonly HeldPart[] => {
  const before = partIn(state, part)
  const written = { part, says, impact, action, decides, reviewOn, saves: (before?.saves ?? 0) + 1 }
  return before ? state.parts.map((each) => (each === before ? written : each)) : [...state.parts, written]
}

export const evolveAssessment = (state: AssessmentState, { type, data }: AssessmentFact): AssessmentState => {
  const { assessment } = data
  switch (type) {
    case 'AssessmentPartWritten':
      return { ...state, assessment, saves: state.saves + 1, parts: withPart(state, data) }
    case 'AssessmentConcluded': {
      const conclusion = { text: data.conclusion, saves: (state.conclusion?.saves ?? 0) + 1 }
      return { ...state, assessment, saves: state.saves + 1, conclusion }
    }
    case 'AssessmentProposed':
      return { ...state, putBack: undefined, proposal: data }
    case 'AssessmentPutBack':
      return { ...state, putBack: data.reason, proposal: undefined }
    case 'AssessmentApproved': {
      const { version, on } = data
      const { parts, conclusion, proposal } = state
      const approved = { version, on, parts, conclusion, ...given({ release: proposal?.release }) }
      return { ...state, assessment: undefined, proposal: undefined, versions: [...state.versions, approved] }
    }
  }
}
