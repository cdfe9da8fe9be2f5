import type { Sealed } from '@heard/contracts'
import type { ReferralField } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { AgreementFact } from './referral.events.ts'

type One = { readonly programme: string; readonly piece: string }
export type AgreementCommand =
  | (One & {
      readonly type: 'Agree'
      readonly on: string
      readonly today: string
      readonly fields: readonly ReferralField[]
      readonly words: Sealed
    })
  | (One & { readonly type: 'End' })
export type AgreementRefusal = 'in-the-future' | 'no-agreement'
/** What was agreed last, while it holds. */
export type AgreementState = { readonly fields: readonly ReferralField[]; readonly on: string; readonly words: Sealed } | undefined

const always: readonly ReferralField[] = ['name', 'contact']

/** Whether a service takes self-referrals. Agreed again: with other fields, or another address. */
export const agreementDecider: Decider<AgreementCommand, AgreementState, AgreementFact, AgreementRefusal> = {
  initial: undefined,
  evolve: (_, { type, data }) => (type === 'ReferralsAgreed' ? { fields: data.fields, on: data.on, words: data.words } : undefined),
  decide: (command, state) => {
    const { programme, piece } = command
    if (command.type === 'End') return state ? accept({ type: 'ReferralsEnded', data: { programme, piece } }) : refuse('no-agreement')
    if (command.on > command.today) return refuse('in-the-future')
    const fields = [...new Set([...always, ...command.fields])]
    return accept({ type: 'ReferralsAgreed', data: { programme, piece, on: command.on, fields, words: command.words } })
  },
}
