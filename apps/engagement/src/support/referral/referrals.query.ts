import type { ReadModel } from '@heard/service-kit'

export type ReferralRow = {
  readonly referral: string
  readonly programme: string
  readonly piece: string
  readonly state: 'sent' | 'acknowledged' | 'withdrawn'
  readonly asked_at: string
  readonly attempts: number
  readonly acknowledged_at: string | null
  readonly acknowledged_by: 'partner' | 'staff' | null
}
export type SignpostRow = { readonly piece: string; readonly channel: string; readonly times: number }

export const referralsIn = (model: ReadModel, programme: string): readonly ReferralRow[] =>
  model.query<ReferralRow>('SELECT * FROM referrals WHERE programme = ? ORDER BY asked_at DESC, referral LIMIT 500', programme)

export const signpostsIn = (model: ReadModel, programme: string): readonly SignpostRow[] =>
  model.query<SignpostRow>('SELECT piece, channel, count(*) AS times FROM signposts WHERE programme = ? GROUP BY piece, channel', programme)
