import { expect, it } from 'vitest'
import { movedLike } from './moved-like.ts'

it('moves another one as far, by the clock on the wall, over the change of the clocks', () => {
  // From ten to eleven in winter: eleven in summer too.
  expect(movedLike('2027-03-22T10:00:00.000Z', '2027-03-22T11:00:00.000Z', '2027-03-29T09:00:00.000Z')).toBe('2027-03-29T10:00:00.000Z')
  // From a Monday in winter to a Tuesday in summer.
  expect(movedLike('2027-03-27T10:00:00.000Z', '2027-03-28T09:00:00.000Z', '2027-04-03T09:00:00.000Z')).toBe('2027-04-04T09:00:00.000Z')
})

it('leaves another one where it is when nothing moved', () =>
  expect(movedLike('2027-03-22T10:00:00.000Z', '2027-03-22T10:00:00.000Z', '2027-03-29T09:00:00.000Z')).toBe('2027-03-29T09:00:00.000Z'))
