import { describe, expect, it } from 'vitest'
import { byReach, fits, type ServiceAbout, type Wanted } from './support-match.ts'

const service = (change: Partial<ServiceAbout> = {}): ServiceAbout => ({
  kind: 'service',
  needs: ['being-active', 'carers'],
  place: 'blmk',
  spoken: ['en', 'ur'],
  interpreters: false,
  ...change,
})

describe('a service', () => {
  it.each<[Wanted, boolean]>([
    [{}, true],
    [{ need: 'carers' }, true],
    [{ need: 'bereavement' }, false],
    [{ place: 'luton' }, true],
    [{ place: 'blmk' }, true],
    [{ place: 'east-of-england' }, false],
    [{ place: 'national' }, false],
    [{ spoken: 'ur' }, true],
    [{ spoken: 'pl' }, false],
    [{ need: 'carers', place: 'luton', spoken: 'pl' }, false],
  ])('for %j in Bedfordshire: %s', (wanted, fit) => expect(fits(service(), wanted)).toBe(fit))

  it('with interpreters is for every language', () => expect(fits(service({ interpreters: true }), { spoken: 'pl' })).toBe(true))

  it('near by stands before one for the whole country', () =>
    expect([service({ place: 'national' }), service({ place: 'luton' }), service()].toSorted(byReach).map(({ place }) => place)).toStrictEqual([
      'luton',
      'blmk',
      'national',
    ]))
})
