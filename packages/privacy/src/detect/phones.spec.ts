import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const marked = (text: string) => detect(text).map(({ from, to, kind }) => [kind, text.slice(from, to)])
const phones = (text: string) => marked(text).filter(([kind]) => kind === 'phone')

describe('telephone numbers', () => {
  it.each([
    ['+1-203-305-2492x5662', 'abroad, with an extension'],
    ['001-748-088-2851x818', 'abroad by 00, with an extension'],
    ['+1 (984) 182-0190', 'abroad, with brackets'],
    ['(+48) 699 956 915', 'abroad, the code in brackets'],
    ['+92 300 1234567', 'Pakistan'],
    ['0040 721 234 567', 'Romania'],
    ['(579)888-3058', 'brackets, no blank'],
    ['(579) 888 3058 ext. 12', 'brackets and an extension'],
    ['877-547-3967x793', 'an extension'],
    ['877.547.3967 extension 7', 'points and an extension'],
    ['01582 960123 ext 12', 'a house extension'],
    ['(88) 684-334', 'brackets, eight figures'],
    ['01.84.17.61.18', 'pairs with points'],
  ])('%s: %s', (written) => {
    const text = `and so ${written}, it went`
    const [found] = detect(text)
    expect(found && [found.kind, text.slice(found.from, found.to).replace(/^\(/, '')]).toStrictEqual(['phone', written.replace(/^\(/, '')])
    expect(detect(text)).toHaveLength(1)
  })

  it.each([
    ['61 51 81 office', '61 51 81'],
    ['322 327 102 (fax)', '322 327 102'],
    ['92 34 70-Office', '92 34 70'],
    ['Phone:\n434 14 557', '434 14 557'],
    ['ring her on 451 234 please', '451 234'],
    ['you can reach me at 61 51 81', '61 51 81'],
    ['I had messages from 699 956 915', '699 956 915'],
  ])('by the words beside them in %j', (text, written) => {
    expect(phones(text)).toStrictEqual([['phone', written]])
  })

  it.each([
    ['699 956 915', 'other'],
    ['74 831 591', 'other'],
    ['60-56-85-91', 'other'],
    ['my number is 61 51 81', 'other'],
    ['hospital number: 451234', 'other'],
    ['ref 20 45 67', 'other'],
  ])('not surely one, but somebody’s number: %j', (text, kind) => {
    expect(marked(text)).toStrictEqual([[kind, /\d[\d -]+/.exec(text)?.[0]]])
  })

  it.each([
    ['NHS 943 476 5919 office', [['nhs-number', '943 476 5919']]],
    ['my nhs number is 943 476 5919', [['nhs-number', '943 476 5919']]],
    ['the phone call was 12/03/2021', [['date', '12/03/2021']]],
    ['born 03-04-1954, phone later', [['date', '03-04-1954']]],
    ['ref QQ 12 34 56 C', [['national-insurance', 'QQ 12 34 56 C']]],
  ])('leave what has another form its kind in %j', (text, expected) => {
    expect(marked(text)).toStrictEqual(expected)
  })

  it.each([
    'Room 214, ward 12, bed 6, bay 3, floor 2',
    'I am 67 and she is 82, we waited 24 48 72 hours',
    'it was £120 000 000, then $1 250 300, then €12.500.000',
    'from 1 200 000 to 699 956 000 rupees',
    'about 213 500 people, 100 000 mobile phones',
    'from 2019-2021, in 2019 2020 2021, 2019/2020 office',
    'ring 116 123 or call 111 and then 999, text 85258',
    'number 12, ref 4, no. 25, room number 204, number was 12345',
    'my number of 100 000, a ref to 5 mg x 3',
    'the office, the fax and the mobile',
    'on 12 10 20 they rang',
  ])('are not seen in %j', (text) => {
    expect(marked(text)).toStrictEqual([])
  })

  it('of seven figures and more are gone, however they are grouped, unless they read like a sum or like years', () => {
    const group = fc.string({ unit: fc.constantFrom(...'123456789'), minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(group, { minLength: 4, maxLength: 5 }), fc.constantFrom(' ', '-', '.'), (groups, by) => {
        const number = groups.join(by)
        fc.pre(!/^(?:19|20)\d\d/.test(number))
        const text = `so ${number} it is`
        const left = [...text].filter((_, at) => !detect(text).some(({ from, to }) => from <= at && at < to)).join('')
        expect(left).not.toMatch(/\d/)
      }),
    )
  })
})
