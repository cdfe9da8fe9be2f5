import type { ReferralFact as FactOf } from '@heard/contracts/engagement'

export type ReferralFact = FactOf<'ReferralAsked' | 'ReferralSentAgain' | 'ReferralAcknowledged' | 'ReferralWithdrawn'>
export type AgreementFact = FactOf<'ReferralsAgreed' | 'ReferralsEnded'>

export const referralStream = (programme: string, referral: string): string => `referral-${programme}.${referral}`
export const agreementStream = (programme: string, piece: string): string => `agreement-${programme}.${piece}`
