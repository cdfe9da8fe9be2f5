import { describe, expect, it } from 'vitest'
import { wordsTold } from './words-told.ts'

const one = { programme: 'luton', board: 'b1' }
const sealed = (ref: string) => ({ ref, binding: 'b' })

describe('words of a board', () => {
  it('stand in one place, where later ones take the place of those before', () => {
    expect(wordsTold({ type: 'BoardSet', data: { ...one, name: sealed('n'), about: sealed('a') } })).toEqual({ place: 'board', refs: ['n', 'a'] })
    const at = { ...one, meeting: 'm1', startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T11:00:00.000Z' }
    expect(wordsTold({ type: 'BoardMeetingSet', data: { ...at, place: sealed('p') } })).toEqual({ place: 'meeting m1', refs: ['p'] })
    const report = { ...one, meeting: 'm1', community: 'somali' }
    expect(wordsTold({ type: 'BoardReported', data: { ...report, application: 'a1', words: sealed('w') } })).toEqual({
      place: 'report m1 somali',
      refs: ['w'],
    })
    expect(wordsTold({ type: 'BoardDecisionNoted', data: { ...one, meeting: 'm1', decision: 'd1', words: sealed('d') } })).toEqual({
      place: 'decision m1 d1',
      refs: ['d'],
    })
  })
  it('are withdrawn from the place where they stand', () => {
    expect(wordsTold({ type: 'BoardReportWithdrawn', data: { ...one, meeting: 'm1', community: 'somali' } })).toEqual({
      place: 'report m1 somali',
      refs: [],
    })
    for (const [words, place] of [
      [{ of: 'board' }, 'board'],
      [{ of: 'meeting', meeting: 'm1' }, 'meeting m1'],
      [{ of: 'decision', meeting: 'm1', decision: 'd1' }, 'decision m1 d1'],
    ] as const)
      expect(wordsTold({ type: 'BoardWordsWithdrawn', data: { ...one, words } })).toEqual({ place, refs: [] })
    expect(wordsTold({ type: 'BoardClosed', data: one })).toBe(undefined)
  })
})
