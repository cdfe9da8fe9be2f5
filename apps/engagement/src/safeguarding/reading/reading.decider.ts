import type { ReadingFact } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

type One = { readonly programme: string; readonly contribution: string }
export type ReadingState = { readonly hard: boolean; readonly reader: string | undefined }

export type ReadingCommand = One &
  ({ readonly type: 'Warn'; readonly hard: boolean } | { readonly type: 'HandOver'; readonly to: string } | { readonly type: 'Finish' })

/** How a contribution is read: whether colleagues are warned of it, and who was asked to read it. */
export const readingDecider: Decider<ReadingCommand, ReadingState, ReadingFact, 'not-handed-over'> = {
  initial: { hard: false, reader: undefined },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'ContentWarned':
        return { ...state, hard: true }
      case 'ContentWarningLifted':
        return { ...state, hard: false }
      case 'ReadingHandedOver':
        return { ...state, reader: data.to }
      case 'ReadingDone':
        return { ...state, reader: undefined }
    }
  },
  decide: ({ programme, contribution, ...command }, { hard, reader }) => {
    const one = { programme, contribution }
    switch (command.type) {
      case 'Warn':
        if (command.hard === hard) return accept()
        return accept<ReadingFact>({ type: command.hard ? 'ContentWarned' : 'ContentWarningLifted', data: one })
      case 'HandOver':
        return command.to === reader ? accept() : accept<ReadingFact>({ type: 'ReadingHandedOver', data: { ...one, to: command.to } })
      case 'Finish':
        return reader === undefined ? refuse('not-handed-over') : accept<ReadingFact>({ type: 'ReadingDone', data: one })
    }
  },
}
