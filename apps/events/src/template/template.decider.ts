import type { EventsFact } from '@heard/contracts/events'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { TemplateFact } from './template.events.ts'

type State = { readonly status: 'none' | 'kept' | 'dropped' }

export type TemplateCommand =
  | ({ readonly type: 'Keep' } & EventsFact<'TemplateKept'>['data'])
  | { readonly type: 'Drop'; readonly programme: string; readonly template: string }

/** A gathering is kept for others like it, until nobody uses it any more. */
export const templateDecider: Decider<TemplateCommand, State, TemplateFact, 'unknown-template'> = {
  initial: { status: 'none' },
  evolve: (_, { type }) => ({ status: type === 'TemplateKept' ? 'kept' : 'dropped' }),
  decide: (command, { status }) => {
    if (command.type === 'Keep') {
      const { type: _type, ...data } = command
      return status === 'none' ? accept({ type: 'TemplateKept', data }) : accept()
    }
    const { programme, template } = command
    if (status === 'none') return refuse('unknown-template')
    return status === 'dropped' ? accept() : accept({ type: 'TemplateDropped', data: { programme, template } })
  },
}
