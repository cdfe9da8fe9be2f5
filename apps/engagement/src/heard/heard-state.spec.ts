import { expect, it } from 'vitest'
import { heardState } from './heard-state.ts'

it('tells how far a note came, whatever happened to it since', () => {
  const of = (...what: Parameters<typeof heardState>[0][number]['what'][]) => heardState(what.map((each) => ({ what: each })))
  expect(of()).toBe('received')
  expect(of('de-identified')).toBe('being-read')
  expect(of('de-identified', 'coded', 'corrected')).toBe('in-themes')
  expect(of('de-identified', 'coded', 'used-in-recommendation', 'answered')).toBe('in-recommendation')
})
