import { describe, expect, it } from 'vitest'
import { measureBeside, median } from './measurement.ts'

describe('median', () => {
  it('is the middle of an odd number of samples, whatever their order', () => {
    expect(median([30, 1, 2])).toBe(2)
  })

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5)
  })

  it('does not exist without samples', () => {
    expect(() => median([])).toThrow(RangeError)
  })
})

describe('measuring one thing beside another', () => {
  it('takes turns and compares the medians', async () => {
    const order: string[] = []
    const values = [10, 30, 20]
    const measurement = await measureBeside({
      name: 'append',
      unit: 'facts/s',
      against: 'a bare loop',
      rounds: 3,
      measure: () => {
        order.push('measured')
        return values.shift() ?? 0
      },
      compare: () => {
        order.push('compared')
        return 40
      },
    })
    expect(measurement).toStrictEqual({ name: 'append', value: 20, unit: 'facts/s', against: 'a bare loop', ratio: 0.5, samples: [10, 30, 20] })
    expect(order).toStrictEqual(['measured', 'compared', 'measured', 'compared', 'measured', 'compared'])
  })
})
