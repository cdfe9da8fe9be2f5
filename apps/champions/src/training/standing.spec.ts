import { expect, it } from 'vitest'
import { standingOf } from './standing.ts'

it.each([
  [undefined, 'missing'],
  [{}, 'valid'],
  [{ expires: '2027-06-01' }, 'valid'],
  [{ expires: '2026-12-23' }, 'ending'],
  [{ expires: '2026-12-24' }, 'valid'],
  [{ expires: '2026-11-24' }, 'ending'],
  [{ expires: '2026-11-23' }, 'ended'],
] as const)('%j stands as %s', (done, standing) => expect(standingOf(done, '2026-11-23')).toBe(standing))
