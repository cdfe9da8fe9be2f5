import type { Called, Route } from '@heard/contracts'
import { describe, expect, it, test } from 'vitest'
import { Told, type Unanswered } from './told.ts'

const ok = { ok: true, status: 200, body: {}, headers: new Headers() } as Called<Route>
const refused = (code: string, status: number, headers: Record<string, string> = {}): Called<Route> => ({
  ok: false,
  status,
  problem: { type: `/problems/${code}`, title: code, status },
  headers: new Headers(headers),
})
const away = refused('part-unavailable', 503)
const silent = refused('outcome-unknown', 502)
const limited = refused('too-many-requests', 429)
const behind = refused('not-caught-up', 503)

const after = (...answers: readonly (readonly [Called<Route>, boolean])[]): Told => {
  const told = new Told()
  for (const [called, counts] of answers) told.take(called, counts)
  return told
}

test.each<[string, readonly (readonly [Called<Route>, boolean])[], Unanswered | undefined]>([
  ['nothing', [], undefined],
  ['an answer', [[ok, true]], undefined],
  ['a refusal for another reason', [[refused('notice-changed', 409), true]], undefined],
  ['a part that is away', [[away, true]], 'away'],
  [
    'a part that is away after something was read',
    [
      [ok, false],
      [away, true],
    ],
    'away',
  ],
  [
    'a part that is away after something was done',
    [
      [ok, true],
      [away, false],
    ],
    'unknown',
  ],
  ['no answer', [[silent, true]], 'unknown'],
  [
    'no answer before a part that is away',
    [
      [silent, true],
      [away, false],
    ],
    'unknown',
  ],
  [
    'no answer after a part that was away',
    [
      [away, false],
      [silent, true],
    ],
    'unknown',
  ],
  ['a limit', [[limited, true]], 'busy'],
  ['a service that is behind', [[behind, false]], 'busy'],
] as const)('after %s', (_, answers, expected) => expect(after(...answers).unanswered).toBe(expected))

describe('what else was said', () => {
  it('is that somebody must confirm first', () =>
    expect([after([refused('step-up-needed', 401), true]), after([away, true])].map(({ needsConfirmation }) => needsConfirmation)).toStrictEqual([
      true,
      false,
    ]))

  it('is whether it was a limit alone, and the first time to wait', () =>
    expect(
      [
        after([limited, true]),
        after([refused('too-many-requests', 429, { 'retry-after': '9' }), true], [refused('part-unavailable', 503, { 'retry-after': '5' }), true]),
      ].map(({ onlyLimited, retryAfter }) => [onlyLimited, retryAfter]),
    ).toStrictEqual([
      [true, undefined],
      [false, '9'],
    ]))
})
