import type { Sealed } from '@heard/contracts'
import type { FollowFact as FactOfType, FollowConsent } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { FollowFact } from './follow.events.ts'

export type EndedWhy = FactOfType<'FollowEnded'>['data']['why']
type One = { readonly programme: string; readonly follow: string }
export type FollowCommand =
  | (One & { readonly type: 'Ask'; readonly address: Sealed; readonly consent?: FollowConsent })
  | (One & { readonly type: 'Confirm' })
  | (One & { readonly type: 'End'; readonly why: EndedWhy })
export type FollowStatus = 'none' | 'asked' | 'confirmed' | 'ended'
export type FollowRefusal = 'unknown-link'

const statusAfter = { FollowAsked: 'asked', FollowConfirmed: 'confirmed', FollowEnded: 'ended' } as const satisfies Record<
  FollowFact['type'],
  FollowStatus
>

const asked = ({ programme, follow, address, consent }: FollowCommand & { readonly type: 'Ask' }): FollowFact => ({
  type: 'FollowAsked',
  data: { programme, follow, address, ...(consent ? { consent } : {}) },
})

/** Asked, confirmed, ended: in this order only, each once. What has ended is never taken up again; a new address is a new following. */
export const followDecider: Decider<FollowCommand, FollowStatus, FollowFact, FollowRefusal> = {
  initial: 'none',
  evolve: (_, { type }) => statusAfter[type],
  decide: (command, status) => {
    const { programme, follow } = command
    switch (command.type) {
      case 'Ask':
        return status === 'none' ? accept(asked(command)) : accept()
      case 'Confirm':
        if (status === 'confirmed') return accept()
        return status === 'asked' ? accept({ type: 'FollowConfirmed', data: { programme, follow } }) : refuse('unknown-link')
      case 'End':
        if (status === 'none') return refuse('unknown-link')
        return status === 'ended' ? accept() : accept({ type: 'FollowEnded', data: { programme, follow, why: command.why } })
    }
  },
}
