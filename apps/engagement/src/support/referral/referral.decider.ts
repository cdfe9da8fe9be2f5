import type { Sealed } from '@heard/contracts'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ReferralFact } from './referral.events.ts'

type One = { readonly programme: string; readonly referral: string }
type Consent = Extract<ReferralFact, { type: 'ReferralAsked' }>['data']['consent']

export type ReferralCommand =
  | (One & {
      readonly type: 'Ask'
      readonly piece: string
      readonly person: string
      readonly details: Sealed
      readonly agreement: string
      readonly consent: Consent
    })
  /** `standing`: the agreement that holds now, if any. */
  | (One & { readonly type: 'SendAgain'; readonly standing: string | undefined })
  | (One & { readonly type: 'Acknowledge'; readonly by: 'partner' | 'staff' })
  | (One & { readonly type: 'Withdraw' })

export type ReferralRefusal = 'unknown-referral' | 'referral-withdrawn' | 'already-acknowledged' | 'no-agreement' | 'other-agreement'

export type ReferralState = {
  readonly status: 'none' | 'sent' | 'acknowledged' | 'withdrawn'
  readonly attempts: number
  /** What the person consented to. */
  readonly agreement: string | undefined
}

const evolve = (state: ReferralState, fact: ReferralFact): ReferralState => {
  switch (fact.type) {
    case 'ReferralAsked':
      return { status: 'sent', attempts: 1, agreement: fact.data.agreement }
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
  initial: { status: 'none', attempts: 0, agreement: undefined },
  evolve,
  decide: (command, { status, attempts, agreement }) => {
    const one = { programme: command.programme, referral: command.referral }
    if (command.type === 'Ask') {
      const { piece, person, details, agreement: consented, consent } = command
      const data = { ...one, piece, person, details, agreement: consented, consent }
      return status === 'none' ? accept({ type: 'ReferralAsked', data }) : accept()
    }
    if (status === 'none') return refuse('unknown-referral')
    if (command.type === 'Withdraw') return status === 'withdrawn' ? accept() : accept({ type: 'ReferralWithdrawn', data: one })
    if (status === 'withdrawn') return refuse('referral-withdrawn')
    if (status === 'acknowledged') return refuse('already-acknowledged')
    if (command.type === 'Acknowledge') return accept({ type: 'ReferralAcknowledged', data: { ...one, by: command.by } })
    if (command.standing === undefined) return refuse('no-agreement')
    if (command.standing !== agreement) return refuse('other-agreement')
    return accept({ type: 'ReferralSentAgain', data: { ...one, attempt: attempts + 1 } })
  },
}
