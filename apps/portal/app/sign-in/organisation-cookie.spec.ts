import { describe, expect, it } from 'vitest'
import { forgetErrand, keepErrand, readErrand } from './organisation-cookie.ts'

const errand = { purpose: 'sign-in', ticket: 'a'.repeat(51), next: '/staff/luton-cancer/tables?community=süd' } as const
const sentBack = (cookie: string): Headers => new Headers({ cookie: `other=1; ${cookie.split(';')[0]}` })

describe('the cookie of somebody who is at their organisation', () => {
  it('is for this website alone, and for ten minutes', () =>
    expect(keepErrand(errand).split('; ').slice(1)).toStrictEqual(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=600']))
  it('comes back as it was', () => expect(readErrand(sentBack(keepErrand(errand)))).toStrictEqual(errand))
  it('goes on to the own work where the address would be too long', () =>
    expect(readErrand(sentBack(keepErrand({ ...errand, next: `/${'x'.repeat(2_000)}` })))?.next).toBe('/staff'))
  it.each(['', '__Host-organisation=', '__Host-organisation=other.x.y', '__Host-organisation=%%%'])('is nothing when it is %j', (cookie) =>
    expect(readErrand(new Headers({ cookie }))).toBeUndefined(),
  )
  it('is forgotten at once', () => expect(forgetErrand()).toContain('Max-Age=0'))
})
