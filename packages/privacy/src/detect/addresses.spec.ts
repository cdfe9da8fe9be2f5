import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const found = (text: string, kinds: readonly string[]) =>
  detect(text)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ from, to }) => text.slice(from, to))
const addresses = (text: string) => found(text, ['address'])
const telling = (text: string) => detect(text).map(({ from, to, kind }) => [kind, text.slice(from, to)])

describe('addresses', () => {
  it.each([
    ['We live at 14 Station Road, Luton because of work', '14 Station Road, Luton'],
    ['to 22B high st, Leighton Buzzard, please', '22B high st, Leighton Buzzard'],
    ['14 Mill Lane\nFlat 3\nSouth Mimms\nEngland\nThen I moved', '14 Mill Lane\nFlat 3\nSouth Mimms\nEngland'],
    ['> 9 Elm Way\n> Suite 828\n> New Zealand 89800\nyours', '9 Elm Way\n> Suite 828\n> New Zealand 89800'],
    ['20789 Allika 46\n Suite 501\n Riisa\n\n Estonia 62488', '20789 Allika 46\n Suite 501\n Riisa\n\n Estonia 62488'],
    ['she is at 255 Hersnapvej 18 now', '255 Hersnapvej 18'],
    ['it was 98 Grote Baan 477, Kaster.', '98 Grote Baan 477, Kaster'],
    ['on Villacher Strasse 89 it rained', 'Villacher Strasse 89'],
    ['at 36 rue de pologne, they said', '36 rue de pologne'],
    ['72 76 Avenue Mohamed Salah Gafsia\n Suite 388', '72 76 Avenue Mohamed Salah Gafsia\n Suite 388'],
    ['6614 luite tee 87 apt. 931, she said', '6614 luite tee 87 apt. 931'],
    ['Unit 7349 Box 6067\nDPO AE 99081', 'Unit 7349 Box 6067\nDPO AE 99081'],
    ['my cousin in TX 75001 and', 'TX 75001'],
    ['5 park row\nkuala lumpur malaysia 50480', '5 park row\nkuala lumpur malaysia 50480'],
  ])('are marked as a whole in %j', (text, expected) => {
    expect(addresses(text)).toStrictEqual([expected])
  })

  it('end where a sentence or a person begins', () => {
    expect(addresses('I live at 14 Station Road. The ambulance came')).toStrictEqual(['14 Station Road.'])
    expect(addresses('at 14 Station Road\nChemo was hard')).toStrictEqual(['14 Station Road'])
    expect(addresses('at 14 Station Road, My mum too')).toStrictEqual(['14 Station Road'])
    expect(addresses('14 Station Road\n2019')).toStrictEqual(['14 Station Road'])
    expect(addresses('in 2019 14 Station Road')).toStrictEqual(['14 Station Road'])
    expect(telling('at 14 Station Road, Fatima said')).toStrictEqual([
      ['address', '14 Station Road'],
      ['name', 'Fatima'],
    ])
    expect(telling('at 14 Station Road, Dr Khan said')).toStrictEqual([
      ['address', '14 Station Road'],
      ['name', 'Khan'],
    ])
  })

  it('leave a postcode inside them its kind', () => {
    expect(telling('12 High Street, Luton, LU1 2AB')).toStrictEqual([
      ['address', '12 High Street, Luton'],
      ['postcode', 'LU1 2AB'],
    ])
  })

  it.each([
    ['my zip code is 20547 there', '20547'],
    ['Postcode: 75001', '75001'],
    ['zip 20547-1234', '20547-1234'],
  ])('include codes of other countries that a word says are one: %j', (text, code) => {
    expect(telling(text)).toStrictEqual([['postcode', code]])
  })

  it.each(['the post is 2 weeks late, post code 1', 'the code is 20547', 'zip up 12345 coats'])('take no other figures for a code: %j', (text) => {
    expect(telling(text)).toStrictEqual([])
  })

  it.each([
    'It was 2019 when it started, 3 May 2021 was a Monday',
    'We waited 5 weeks in flat shoes and 12 hours on ward 4',
    'room 12, bed 4 Bay 3, Ward 12 then 4 Ward 12',
    'Type 2 Diabetes 10 years, Covid 19, 2 Covid 19 tests',
    'I paid £20 Tesco 5, 3 Zoom 45 minute calls',
    'I went to gate 5, the front gate 5, Reigate 5 times',
    '3 via Zoom and 5 place settings, in place of them 2',
    'We went to AB 1234 and X 75001',
    'it took 2 buses, 45 minutes each way',
  ])('are not seen in %j', (text) => {
    expect(addresses(text)).toStrictEqual([])
  })
})
