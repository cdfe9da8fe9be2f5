import type { MyReferral } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { translator } from '../../i18n/translator.ts'
import { standingText, withdrawText } from './request-words.ts'

const request = { programme: 'luton', askedAt: '2026-11-29T09:00:00Z' }
const states = ['sent', 'acknowledged', 'withdrawn'] as const

describe('what a request to a service says of itself', () => {
  const t = translator('en')
  const said = (partner?: string): string[] => {
    const one = (state: MyReferral['state']): MyReferral => ({ ...request, state, ...(partner === undefined ? {} : { partner }) })
    return [...states.map((state) => standingText(one(state), t, () => 'today')), withdrawText(one('sent'), t)]
  }

  it('names the partner', () => {
    expect(said('Move More')).toStrictEqual([
      'It is on its way to Move More. Nobody there has opened it yet.',
      'Move More has had your request since today.',
      'You took this back. We erased what you told us, and asked Move More to erase it too.',
      'We erase what you told us at once, and ask Move More to erase it and not to get in touch with you.',
    ])
  })

  it('reads on where no partner is named', () => {
    expect(said()).toStrictEqual([
      'It is on its way. Nobody has opened it yet.',
      'They have had your request since today.',
      'You took this back. We erased what you told us.',
      'We erase what you told us at once.',
    ])
  })

  it('promises no more than is done when it was just sent', () => {
    expect(t('referral.sent-to', { partner: 'Move More' })).toBe('We are passing it on to Move More.')
    expect(t('enquiry.bounced')).toBe('We sent an answer by e-mail, but it came back')
  })
})
