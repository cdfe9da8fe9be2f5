import { expect, it } from 'vitest'
import { reportOf, type Summed } from './report.ts'

const row = (month: string, community: string, hours: number, reach: number): Summed => ({ month, community, minutes: hours * 60, reach })

it('tells hours and reach of months that are over, under the rule of publication', () => {
  const summed = [row('2026-12', 'somali', 14, 50), row('2026-12', 'polish', 23, 3), row('2026-11', 'somali', 9, 8), row('2027-01', 'somali', 99, 99)]
  const { months } = reportOf(summed, ['somali', 'polish'], '2027-01-15')
  expect(months.length).toBe(12)
  expect(months.map(({ month }) => month).slice(0, 3)).toEqual(['2026-12', '2026-11', '2026-10'])
  expect(months[0]).toEqual({
    month: '2026-12',
    hours: 35,
    reach: 55,
    communities: [
      { community: 'somali', hours: 15, reach: null },
      { community: 'polish', hours: 25, reach: null },
    ],
  })
  expect(months[1]?.communities.flatMap(({ hours, reach }) => [hours, reach])).toEqual([null, null, null, null])
  expect([months[1]?.hours, months[1]?.reach]).toEqual([null, null])
})
