import { referralsAPage } from '@heard/contracts/engagement'
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

/** Those that wait first, the one that has waited longest at the top; then the others, newest first. One more than a page, if there is more. */
export const referralsIn = (model: Pick<ReadModel, 'query'>, programme: string, page: number): readonly ReferralRow[] =>
  model.query<ReferralRow>(
    `SELECT * FROM referrals WHERE programme = ?
     ORDER BY state = 'sent' DESC, CASE state WHEN 'sent' THEN asked_at END, asked_at DESC, referral LIMIT ? OFFSET ?`,
    programme,
    referralsAPage + 1,
    (page - 1) * referralsAPage,
  )

export const signpostsIn = (model: ReadModel, programme: string): readonly SignpostRow[] =>
  model.query<SignpostRow>('SELECT piece, channel, count(*) AS times FROM signposts WHERE programme = ? GROUP BY piece, channel', programme)
