import { describe, expect, it } from 'vitest'
import { broughtBy, type Standing, themeOf } from './brought.ts'

const guid = (digit: number): string => `${digit}ff58b12-6f6f-4b0c-8be5-bbdc91f55294`
const standing = (theme: string, name: string, more: Partial<Standing> = {}): Standing => ({
  theme,
  name,
  parent: undefined,
  retired: false,
  ...more,
})
const brought = (code: number, name: string, parent?: string, definition?: string) => ({
  theme: themeOf('luton', guid(code)),
  parent,
  name,
  definition,
})

describe('what a codebook from elsewhere adds', () => {
  it('is all of it where there is nothing yet, in its places', () =>
    expect(
      broughtBy(
        'luton',
        [
          { guid: guid(1), name: 'Waiting', definition: 'Days' },
          { guid: guid(2), parent: guid(1), name: 'Letters' },
        ],
        [],
      ),
    ).toStrictEqual([brought(1, 'Waiting', undefined, 'Days'), brought(2, 'Letters', themeOf('luton', guid(1)))]))

  it('is nothing that was taken from here, was brought before, or has the name of a theme in the same place', () =>
    expect(
      broughtBy(
        'luton',
        [
          { guid: guid(1), name: 'Renamed elsewhere' },
          { guid: guid(2), name: 'Brought before' },
          { guid: guid(3), name: ' waiting ' },
          { guid: guid(4), parent: guid(3), name: 'Waiting' },
          { guid: guid(5), parent: guid(3), name: 'waiting' },
        ],
        [standing(guid(1), 'Ours'), standing(themeOf('luton', guid(2)), 'Reworded since'), standing('w', 'Waiting')],
      ),
    ).toStrictEqual([brought(4, 'Waiting', 'w')]))

  it('lies at the top where the theme around it is retired here', () =>
    expect(
      broughtBy(
        'luton',
        [
          { guid: guid(1), name: 'Old' },
          { guid: guid(2), parent: guid(1), name: 'New' },
        ],
        [standing(guid(1), 'Old', { retired: true })],
      ),
    ).toStrictEqual([brought(2, 'New')]))

  it('does not take a retired theme, or one whose name was withdrawn, for one of the same name', () =>
    expect(
      broughtBy('luton', [{ guid: guid(1), name: 'Old' }], [standing('o', 'Old', { retired: true }), standing('p', '', { name: undefined })]),
    ).toStrictEqual([brought(1, 'Old')]))

  it('is another theme in another programme', () =>
    expect([themeOf('luton', guid(1)) === themeOf('elft', guid(1)), themeOf('luton', guid(1))]).toStrictEqual([
      false,
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
    ]))
})
