import { describe, expect, it } from 'vitest'
import { addressOf, narrowingOf, queryOf } from './narrowing.ts'

const of = (address: string) => narrowingOf(new URLSearchParams(address))

describe('how the workspace is narrowed', () => {
  it('leaves out what a form sends empty', () => {
    expect(queryOf('luton', of('scope=&from=&to=+&sample='))).toStrictEqual({ programme: 'luton' })
    expect(addressOf(of('scope=&from=&page=1'))).toBe('')
  })
  it('asks for every programme only when told', () => {
    expect(queryOf('luton', of('scope=all&from=2026-03-01'))).toStrictEqual({ from: '2026-03-01' })
    expect(queryOf('luton', of('scope=everything'))).toStrictEqual({ programme: 'luton' })
  })
  it('keeps everything on the way to another page', () => {
    const address = '?scope=all&from=2026-03-01&to=2026-03-31&sample=25&seed=7&contribution=c&actor=a&purpose=p'
    expect(addressOf(of(address), { page: 3 })).toBe(`${address}&page=3`)
    expect(addressOf(of(`${address}&page=3`), { page: 1 })).toBe(address)
  })
  it.each(['0', '-1', 'x', '1.5', ''])('begins with the first page for page %j', (page) => expect(of(`page=${page}`).page).toBe(1))
})
