import type { Sealed } from '@heard/contracts'
import type { ShownNotice } from '@heard/contracts/engagement'
import { accept, type Decider } from '@heard/event-sourcing'
import type { AnswersFact } from './equality.events.ts'

type About = { readonly programme: string; readonly record: string }
export type RecordAnswers = About & { readonly type: 'Answer'; readonly person: string; readonly answers: Sealed; readonly notice: ShownNotice }
export type AnswersCommand = RecordAnswers | (About & { readonly type: 'Withdraw' })
export type AnswersState = 'none' | 'answered' | 'withdrawn'

/** What waited is recorded; recorded again after a crash, or after it was withdrawn, it is nothing. */
export const answersDecider: Decider<AnswersCommand, AnswersState, AnswersFact, never> = {
  initial: 'none',
  evolve: (_, { type }) => (type === 'EqualityWithdrawn' ? 'withdrawn' : 'answered'),
  decide(command, state) {
    const { programme, record } = command
    if (state === 'withdrawn') return accept<AnswersFact>()
    if (command.type === 'Withdraw') {
      return state === 'none' ? accept<AnswersFact>() : accept<AnswersFact>({ type: 'EqualityWithdrawn', data: { programme, record } })
    }
    const { person, answers, notice } = command
    return accept<AnswersFact>(
      state === 'none'
        ? { type: 'EqualityAnswered', data: { programme, record, person, answers, notice } }
        : { type: 'EqualityChanged', data: { programme, record, answers, notice } },
    )
  },
}
