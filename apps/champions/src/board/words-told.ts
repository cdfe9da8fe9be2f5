import type { BoardWordsOf } from '@heard/contracts/champions'
import type { BoardFact } from './board.state.ts'

/** Words that stand in one place: what is written there later takes the place of what was there before. */
type Told = { readonly place: string; readonly refs: readonly string[] }

const placeOf = (words: BoardWordsOf): string => {
  switch (words.of) {
    case 'board':
      return 'board'
    case 'meeting':
      return `meeting ${words.meeting}`
    case 'decision':
      return `decision ${words.meeting} ${words.decision}`
  }
}

/** Which words a fact writes anew, or withdraws: then it has none. Nothing for facts without words. */
export const wordsTold = (fact: BoardFact): Told | undefined => {
  switch (fact.type) {
    case 'BoardSet': {
      const { name, about } = fact.data
      return { place: placeOf({ of: 'board' }), refs: [name.ref, ...(about ? [about.ref] : [])] }
    }
    case 'BoardMeetingSet': {
      const { meeting, place, papers } = fact.data
      return { place: placeOf({ of: 'meeting', meeting }), refs: [place.ref, ...(papers ? [papers.ref] : [])] }
    }
    case 'BoardDecisionNoted': {
      const { meeting, decision, words } = fact.data
      return { place: placeOf({ of: 'decision', meeting, decision }), refs: [words.ref] }
    }
    case 'BoardWordsWithdrawn':
      return { place: placeOf(fact.data.words), refs: [] }
    case 'BoardReported':
    case 'BoardReportWithdrawn': {
      const { meeting, community } = fact.data
      return { place: `report ${meeting} ${community}`, refs: fact.type === 'BoardReported' ? [fact.data.words.ref] : [] }
    }
    default:
      return undefined
  }
}
