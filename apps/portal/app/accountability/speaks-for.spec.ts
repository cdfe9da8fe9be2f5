import { describe, expect, it } from 'vitest'
import { ownOrganisations, speaksFor, takenOver } from './speaks-for.ts'

const organisation = (id: string, successor?: string) => ({
  id,
  name: { language: 'en', text: id },
  role: 'stakeholder' as const,
  ...(successor ? { successor } : {}),
})
const listed = { id: 'luton', organisations: [organisation('ccg', 'icb'), organisation('icb'), organisation('a', 'b'), organisation('b', 'a')] }
const contactOf = (id: string, programme = 'luton') => ({
  account: '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0001',
  name: 'Contact',
  grants: [{ role: 'stakeholder' as const, programme, organisation: id }],
})

describe('the contact of an organisation', () => {
  it('speaks for it and for those it succeeded', () => {
    expect(['icb', 'ccg', 'a'].map((id) => speaksFor(contactOf('icb'), listed, id))).toStrictEqual([true, true, false])
  })

  it('does not speak for its successor, nor in another programme', () => {
    expect([speaksFor(contactOf('ccg'), listed, 'icb'), speaksFor(contactOf('icb', 'elft'), listed, 'icb')]).toStrictEqual([false, false])
    expect([ownOrganisations(contactOf('icb'), listed), ownOrganisations(contactOf('icb', 'elft'), listed)]).toStrictEqual([['icb'], []])
  })

  it('sees what was taken over, and from whom, also over several steps', () => {
    expect(takenOver(listed, ['icb'])).toStrictEqual([{ from: 'ccg', by: 'icb' }])
    expect(takenOver({ organisations: [organisation('pct', 'ccg'), ...listed.organisations] }, ['icb'])).toStrictEqual([
      { from: 'pct', by: 'icb' },
      { from: 'ccg', by: 'icb' },
    ])
    expect([takenOver(listed, ['ccg']), takenOver(listed, [])]).toStrictEqual([[], []])
  })

  it('finds an end where organisations name each other', () => {
    expect(speaksFor(contactOf('icb'), listed, 'a')).toBe(false)
  })
})
