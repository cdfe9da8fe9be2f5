import { longestAnswer } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const names = (text: string) =>
  detect(text)
    .filter(({ kind }) => kind === 'name')
    .map(({ from, to, why }) => [text.slice(from, to), why])

describe('names', () => {
  it.each([
    [
      'Sister Mary and Mrs. Nowak were kind',
      [
        ['Mary', 'title'],
        ['Nowak', 'title'],
      ],
    ],
    [
      'my son Adam and my niece, Priya',
      [
        ['Adam', 'relative'],
        ['Priya', 'relative'],
      ],
    ],
    ['my auntie aleksandra kowalska came', [['aleksandra kowalska', 'relative']]],
    ['a nurse called Zorvindra', [['Zorvindra', 'introduced']]],
    ['we saw Łucja Wiśniewska there', [['Łucja Wiśniewska', 'list']]],
    ["it was Chukwuemeka's letter", [['Chukwuemeka', 'list']]],
    [
      'we met Ionuț Popescu and Siobhán O’Neill',
      [
        ['Ionuț Popescu', 'list'],
        ['Siobhán O’Neill', 'list'],
      ],
    ],
    ['Then Grace Okafor rang', [['Grace Okafor', 'list']]],
    [
      'I told Hope about it. Will rang back.',
      [
        ['Hope', 'capital'],
        ['Will', 'verb'],
      ],
    ],
    ['I thank Xzandri for everything', [['Xzandri', 'capital']]],
    ['then priya came', [['priya', 'list']]],
  ])('are marked in %j', (text, expected) => {
    expect(names(text)).toStrictEqual(expected)
  })

  it.each([
    'May I ask? Will they ring? I hope so. Grace and patience, please. Mark my words.',
    'It was in May at the Rose Ward of the Royal Victoria Hospital.',
    'I am Polish and I speak Urdu. I live in Luton.',
    'The dr told me and dr said no. My sister was there, my mum will come.',
    'Cancer Research UK and the Marie Curie Hospice, MRI and CT, NHS.',
    'B12 was low. Tamoxifen and Macmillan helped.',
  ])('are not seen in %j', (text) => {
    expect(names(text)).toStrictEqual([])
  })
})

describe('the way of telling', () => {
  it.each([
    ['oh seven seven double oh nine hundred one two three', 'phone'],
    ['zero one five eight two, nine six oh, one two three', 'phone'],
    ['nine nine nine, treble zero, one two three four', 'nhs-number'],
    ['07700 nine double-oh 123', 'phone'],
    ['amina dot khan at gmail dot com', 'email'],
    ['amina.khan (at) mail.example.org', 'email'],
    ['amina.khan@gmail,com', 'email'],
    ['Flat 2, 14 Crawley Green Road', 'address'],
    ['14b high st', 'address'],
    ['the third of May', 'date'],
    ['3rd febuary 2021', 'date'],
    ['O7700 900123', 'phone'],
    ['lu1 2ab', 'postcode'],
    ['LU1 OAB', 'postcode'],
    ['cm8 8th', 'postcode'],
    ['M1 1ST', 'postcode'],
    ['GB29 NWBK 6016 1331 9268 19', 'other'],
    ['4111 1111 1111 1111', 'other'],
  ])('marks all of %j as %s', (written, kind) => {
    const text = `and so, ${written}, it went`
    expect(detect(text).map((finding) => [finding.kind, text.slice(finding.from, finding.to)])).toStrictEqual([[kind, written.replace(/^the /, '')]])
  })

  it.each([
    'from 2019-2021 it took 1 200 000 rupees',
    'one, two, three and we were out',
    'B12 5mg, 120/80, T4 1st',
    'on 12 10 20 they rang',
    '24 hours in court',
  ])('sees nothing in %j', (text) => {
    expect(detect(text)).toStrictEqual([])
  })
})

describe('hostile text', () => {
  const pieces = [
    'a',
    '0',
    '1 ',
    'one ',
    'double ',
    'Aa ',
    'a.',
    'a@',
    'a at ',
    'a dot ',
    '((0',
    '+',
    '0770-',
    'Dr A',
    'van ',
    '1 a ',
    'flat 2 ',
    'a-',
    '1/',
    'may ',
    'LU1',
    'f:',
    'www.',
    'é',
    'A. ',
    'Khan ',
    '1(',
    '1 Aa ',
    '1 Rue de ',
    '1 High Road\n',
    'apt 1\n',
    'phone 1 ',
  ]

  it('of the greatest length comes to an end, marked inside its bounds', () => {
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(longestAnswer / piece.length))
      expect(
        detect(text).every(({ from, to }) => from < to && to <= text.length),
        piece,
      ).toBe(true)
    }
  })
})
