import { describe, expect, it } from 'vitest'
import { askedOf as asked } from '../accountability/accountability.fixture.ts'
import { responses } from './responses.ts'

describe('responses per organisation', () => {
  it('counts each kind of answer, and puts who was asked most first', () => {
    expect(
      responses([asked('b', 'awaiting'), asked('a', 'accepted'), asked('a', 'silent'), asked('a', 'declined'), asked('a', 'accepted-in-part')]),
    ).toStrictEqual([
      {
        organisation: 'a',
        asked: 4,
        counts: { accepted: 1, 'accepted-in-part': 1, declined: 1, silent: 1, awaiting: 0 },
        parts: [
          { key: 'accepted', count: 1, x: 0, width: 25 },
          { key: 'accepted-in-part', count: 1, x: 25, width: 25 },
          { key: 'declined', count: 1, x: 50, width: 25 },
          { key: 'silent', count: 1, x: 75, width: 25 },
        ],
      },
      {
        organisation: 'b',
        asked: 1,
        counts: { accepted: 0, 'accepted-in-part': 0, declined: 0, silent: 0, awaiting: 1 },
        parts: [{ key: 'awaiting', count: 1, x: 0, width: 100 }],
      },
    ])
  })

  it('leaves out what was withdrawn: nobody is asked it any more', () => {
    expect(responses([asked('a', 'withdrawn')])).toStrictEqual([])
  })
})
