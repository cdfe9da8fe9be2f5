import { expect, it } from 'vitest'
import { thanksFor } from './thanks.ts'

it('thanks for whole milestones, and names the next', () => {
  expect(thanksFor(0)).toEqual({ next: 1 })
  expect(thanksFor(59)).toEqual({ next: 1 })
  expect(thanksFor(60)).toEqual({ reached: 1, next: 10 })
  expect(thanksFor(25 * 60)).toEqual({ reached: 25, next: 50 })
  expect(thanksFor(1_000 * 60)).toEqual({ reached: 1_000 })
})
