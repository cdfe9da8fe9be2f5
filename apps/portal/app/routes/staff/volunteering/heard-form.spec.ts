import type { Problem } from '@heard/contracts'
import { describe, expect, it } from 'vitest'
import { heardAgain, readHeard } from './heard-form.server.ts'

const named = (id: string) => ({ id, name: { language: 'en', text: id } })
const notice = { purpose: 'analysis', version: 2, hash: 'hash', wording: { language: 'en', text: 'May we?' }, required: true }
const programme = { notices: [notice], communities: [named('north'), named('south')], audiences: [] }
const filled = {
  note: ['id'],
  'notice-analysis': ['2 en hash'],
  'agree-analysis': ['yes'],
  'old-enough': ['yes'],
  about: ['relative'],
  community: ['south'],
  heard: ['The letter came in English only.'],
}
const faults = (values: Parameters<typeof readHeard>[1], of = programme) => readHeard(of, values).errors?.map(({ field }) => field)
const refusal = (code: string, status: number): Problem => ({ type: `/problems/${code}`, title: code, status })

describe('the form of what a champion heard', () => {
  it('sends what the resident said of themselves, and of whom it is about', () => {
    expect(readHeard(programme, filled).body).toMatchObject({ note: 'id', about: 'relative', community: 'south' })
    expect(readHeard(programme, { ...filled, community: ['none-of-these'] }).body?.community).toBe('none-of-these')
    const { community: _unsaid, ...unplaced } = readHeard(programme, filled).body ?? {}
    expect(readHeard(programme, { ...filled, community: ['prefer-not-to-say'] })).toStrictEqual({ body: unplaced })
  })

  it('answers neither for them', () => {
    const { about: _about, community: _community, ...rest } = filled
    expect(faults(rest)).toEqual(['about', 'community'])
    expect(faults({ ...filled, about: ['the king'], community: ['west'] })).toEqual(['about', 'community'])
    expect(faults({ ...rest, about: ['myself'] }, { ...programme, communities: [] })).toBeUndefined()
  })

  it('comes back with every word and another id after a refusal, and with its id where it may be kept', () => {
    const { note: _note, ...typed } = filled
    for (const code of ['unknown-stage', 'consent-required', 'key-reused', 'already-kept'])
      expect(heardAgain(refusal(code, 422), filled)).toEqual(typed)
    const { 'notice-analysis': _notice, 'agree-analysis': _agree, ...unchanged } = typed
    expect(heardAgain(refusal('notice-changed', 409), filled)).toEqual(unchanged)
    expect(heardAgain(refusal('unavailable', 503), filled)).toEqual(filled)
  })
})
