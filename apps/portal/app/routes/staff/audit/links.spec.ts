import { describe, expect, it } from 'vitest'
import { hrefOf } from './links.ts'

describe('a link of the evidence', () => {
  it.each([
    [{ screen: 'consents', id: 'c1' }, '/staff/luton/audit/explore/consents?contribution=c1'],
    [{ screen: 'consents', id: 'c1', programme: 'elft' }, '/staff/elft/audit/explore/consents?contribution=c1'],
    [{ screen: 'openings', id: 'actor:a1' }, '/staff/luton/audit/explore/openings?actor=a1'],
    [{ screen: 'openings', id: 'purpose:a&b' }, '/staff/luton/audit/explore/openings?purpose=a%26b'],
    [{ screen: 'openings' }, '/staff/luton/audit/explore/openings'],
    [{ screen: 'commitments' }, '/staff/luton/audit/explore/commitments'],
    [{ screen: 'registers', id: 'case' }, '/staff/luton/data-protection'],
    [{ screen: 'commitment', id: 'c1' }, '/programmes/luton/commitments/c1'],
    [{ screen: 'figures' }, '/programmes/luton/figures'],
    [{ screen: 'record' }, '/staff/luton/record'],
  ] as const)('of %j leads to %s', (link, href) => expect(hrefOf(link, 'luton', false)).toBe(href))

  it('keeps looking at every programme, unless it names one', () => {
    expect(hrefOf({ screen: 'consents', id: 'c1' }, 'luton', true)).toBe('/staff/luton/audit/explore/consents?contribution=c1&scope=all')
    expect(hrefOf({ screen: 'consents', id: 'c1', programme: 'elft' }, 'luton', true)).toBe('/staff/elft/audit/explore/consents?contribution=c1')
  })
})
