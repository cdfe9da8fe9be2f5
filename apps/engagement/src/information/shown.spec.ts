import { expect, it } from 'vitest'
import { isShown } from './shown.ts'

it.each([
  ['2026-11-30', false],
  ['2026-12-01', true],
  ['2026-12-24', true],
  ['2026-12-25', false],
])('a message of advent on %s: %s', (today, shown) =>
  expect(isShown({ kind: 'awareness', from: '2026-12-01', until: '2026-12-24' }, today)).toBe(shown),
)

it('an answer on any day', () => expect(isShown({ kind: 'question' }, '2026-01-01')).toBe(true))
