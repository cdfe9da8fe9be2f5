import type { Sealed } from '@heard/contracts'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ReferralFact } from './referral.events.ts'

type One = { readonly programme: string; readonly referral: string }
type Consent = Extract<ReferralFact, { type: 'ReferralAsked' }>['data']['consent']

export type ReferralCommand =
  | (One & { readonly type: 'Ask'; readonly piece: string; readonly person: string; readonly details: Sealed; readonly consent: Consent })
  | (One & { readonly type: 'SendAgain' })
  | (One & { readonly type: 'Acknowledge'; readonly by: 'partner' | 'staff' })
  | (One & { readonly type: 'Withdraw' })

export type ReferralRefusal = 'unknown-referral' | 'referral-withdrawn' | 'already-acknowledged'

export type ReferralState = { readonly status: 'none' | 'sent' | 'acknowledged' | 'withdrawn'; readonly attempts: number }

const evolve = (state: ReferralState, fact: ReferralFact): ReferralState => {
  switch (fact.type) {
    case 'ReferralAsked':
      return { status: 'sent', attempts: 1 }
    case 'ReferralSentAgain':
      return { ...state, attempts: fact.data.attempt }
    case 'ReferralAcknowledged':
      return { ...state, status: 'acknowledged' }
    case 'ReferralWithdrawn':
      return { ...state, status: 'withdrawn' }
  }
}

/** One request to a service: sent, acknowledged; taken back at any time. The same request asked again changes nothing. */
export const referralDecider: Decider<ReferralCommand, ReferralState, ReferralFact, ReferralRefusal> = {
  initial: { status: 'none', attempts: 0 },
  evolve,
  decide: (command, { status, attempts }) => {
    const one = { programme: command.programme, referral: command.referral }
    if (command.type === 'Ask') {
      const { piece, person, details, consent } = command
      return status === 'none' ? accept({ type: 'ReferralAsked', data: { ...one, piece, person, details, consent } }) : accept()
    }
    if (status === 'none') return refuse('unknown-referral')
    if (command.type === 'Withdraw') return status === 'withdrawn' ? accept() : accept({ type: 'ReferralWithdrawn', data: one })
    if (status === 'withdrawn') return refuse('referral-withdrawn')
    if (status === 'acknowledged') return refuse('already-acknowledged')
    return command.type === 'SendAgain'
      ? accept({ type: 'ReferralSentAgain', data: { ...one, attempt: attempts + 1 } })
      : accept({ type: 'ReferralAcknowledged', data: { ...one, by: command.by } })
  },
}
