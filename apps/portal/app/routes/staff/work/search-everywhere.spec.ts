import { expect, it } from 'vitest'
import { matches } from './search-everywhere.server.ts'

it('finds words by their beginning, in any order and letter case, and nothing for nothing', () =>
  expect([
    matches('WAIT let', 'Letters about waiting'),
    matches('waiting', 'wait'),
    matches('a b', 'a', undefined, 'b'),
    matches(' .', 'a'),
    matches('', 'a'),
  ]).toStrictEqual([true, false, true, false, false]))
