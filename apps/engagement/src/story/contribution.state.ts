import type { ShownNotice } from '@heard/contracts/engagement'
import type { ContributionFact } from './contribution.events.ts'

/** Where the consent for one purpose stands. */
export type ConsentStanding = { readonly given: boolean; readonly record: string; readonly notice: ShownNotice }

export type ContributionState = {
  readonly exists: boolean
  /** Until somebody has looked. */
  readonly heldBack: boolean
  /** Where the newest words are. */
  readonly words: string
  /** Ids in the order in which they came. */
  readonly files: readonly string[]
  /** How often it was de-identified, and whether the newest words are. */
  readonly textVersion: number
  readonly deidentified: boolean
  /** Where the words are that were put in the place of the first keying of a paper form, the newest ones. */
  readonly settled: string | undefined
  readonly consents: ReadonlyMap<string, ConsentStanding>
}

export const initial: ContributionState = {
  exists: false,
  heldBack: false,
  words: '',
  files: [],
  textVersion: 0,
  deidentified: false,
  settled: undefined,
  consents: new Map(),
}

export const evolve = (state: ContributionState, fact: ContributionFact): ContributionState => {
  switch (fact.type) {
    case 'ContributionShared':
      return { ...state, exists: true, words: fact.data.words.ref }
    case 'ContributionImported': {
      const { deidentified } = fact.data
      return { ...state, exists: true, words: fact.data.words.ref, deidentified, textVersion: deidentified ? 1 : 0 }
    }
    case 'FileAttached':
      return { ...state, files: [...state.files, fact.data.file] }
    case 'ContributionCorrected':
    case 'ContributionTranscribed':
      return { ...state, words: fact.data.words.ref, deidentified: false }
    case 'AnswersSettled':
      return { ...state, words: fact.data.words.ref, deidentified: false, settled: fact.data.words.ref }
    case 'ContributionDeidentified':
      return { ...state, deidentified: true, textVersion: state.textVersion + 1 }
    case 'ContributionQuarantined':
      return { ...state, heldBack: true }
    case 'ContributionReleased':
    case 'ContributionSetAside':
      return { ...state, heldBack: false }
    case 'ConsentGiven':
    case 'ConsentRenewed':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'ConsentExpired': {
      const { purpose, record, notice } = fact.data
      const given = fact.type === 'ConsentGiven' || fact.type === 'ConsentRenewed'
      return { ...state, consents: new Map(state.consents).set(purpose, { given, record, notice }) }
    }
    default:
      return state
  }
}
