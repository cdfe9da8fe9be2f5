import { expect, it } from 'vitest'
import { whenIn } from './times.ts'

it('says a meeting in British time, summer and winter', () =>
  expect([whenIn('en', '2026-07-04T09:00:00Z', '2026-07-04T12:30:00Z'), whenIn('en', '2026-12-05T09:00:00Z', '2026-12-05T12:30:00Z')]).toStrictEqual([
    { day: 'Saturday 4 July 2026', from: '10:00 am', to: '1:30 pm', lastDay: undefined },
    { day: 'Saturday 5 December 2026', from: '9:00 am', to: '12:30 pm', lastDay: undefined },
  ]))

it('names the last day of a meeting over more than one', () =>
  expect(whenIn('en', '2026-07-04T09:00:00Z', '2026-07-05T12:30:00Z').lastDay).toBe('Sunday 5 July 2026'))
