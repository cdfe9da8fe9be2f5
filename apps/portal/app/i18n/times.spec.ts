import { expect, it } from 'vitest'
import { whenIn } from './times.ts'

it('says a meeting in British time, summer and winter', () =>
  expect([whenIn('en', '2026-07-04T09:00:00Z', '2026-07-04T12:30:00Z'), whenIn('en', '2026-12-05T09:00:00Z', '2026-12-05T12:30:00Z')]).toStrictEqual([
    { day: 'Saturday 4 July 2026', from: '10:00 am', to: '1:30 pm', lastDay: undefined },
    { day: 'Saturday 5 December 2026', from: '9:00 am', to: '12:30 pm', lastDay: undefined },
  ]))

it.each([
  ['pl', 'sobota, 4 lipca 2026', '10:00', '13:30'],
  ['ur', 'ہفتہ، 4 جولائی، 2026', '10:00 AM', '1:30 PM'],
] as const)('says it as it is written in %s', (language, day, from, to) =>
  expect(whenIn(language, '2026-07-04T09:00:00Z', '2026-07-04T12:30:00Z')).toStrictEqual({ day, from, to, lastDay: undefined }),
)

it('names the last day of a meeting over more than one', () =>
  expect(whenIn('en', '2026-07-04T09:00:00Z', '2026-07-05T12:30:00Z').lastDay).toBe('Sunday 5 July 2026'))
