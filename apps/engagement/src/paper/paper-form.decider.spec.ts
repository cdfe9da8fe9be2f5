import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import type { Choices } from './compare.ts'
import { numberingDecider } from './numbering.decider.ts'
import type { PaperFact } from './paper.events.ts'
import { paperFormDecider } from './paper-form.decider.ts'

const place = { programme: 'luton', conversation: 'v1' }
const of = { ...place, form: 3 }
const first = { by: 'ann', on: '2026-11-29', again: true }

describe('numbering paper forms', () => {
  const { given } = specify(numberingDecider)
  const keyed = (form: number): PaperFact<'PaperFormKeyed'> => ({ type: 'PaperFormKeyed', data: { ...place, form, contribution: `c${form}` } })

  it('goes on from the last one', () => {
    given()
      .when({ type: 'NumberForm', ...place, contribution: 'c1' })
      .then(keyed(1))
    given(keyed(1), keyed(2))
      .when({ type: 'NumberForm', ...place, contribution: 'c3' })
      .then(keyed(3))
  })

  const asked = (form: number): PaperFact<'SecondKeyingAsked'> => ({ type: 'SecondKeyingAsked', data: { ...place, form } })
  const every = (number: number): PaperFact<'DoubleEntrySet'> => ({ type: 'DoubleEntrySet', data: { ...place, every: number } })
  const number = (form: number) => ({ type: 'NumberForm', ...place, contribution: `c${form}` }) as const

  it('asks for a second keying of one in ten, or as somebody said', () => {
    given(keyed(9)).when(number(10)).then(keyed(10), asked(10))
    given(every(2), keyed(1)).when(number(2)).then(keyed(2), asked(2))
    given(every(0), keyed(9)).when(number(10)).then(keyed(10))
  })

  it('records a new number for it, not the one it has', () => {
    given()
      .when({ type: 'SetDoubleEntry', ...place, every: 5 })
      .then(every(5))
    given()
      .when({ type: 'SetDoubleEntry', ...place, every: 10 })
      .then()
  })
})

describe('taking a form back', () => {
  const { given } = specify(paperFormDecider)
  const takenBack: PaperFact<'PaperFormTakenBack'> = { type: 'PaperFormTakenBack', data: of }
  const takeBack = { type: 'TakeBack', of, first, by: 'ann', today: '2026-11-29' } as const

  it('is for whoever keyed it, on that day, once', () => {
    given().when(takeBack).then(takenBack)
    given(takenBack).when(takeBack).then()
    given(takenBack)
      .when({ ...takeBack, today: '2026-11-30' })
      .then()
    given()
      .when({ ...takeBack, by: 'bob' })
      .thenRefused('not-yours')
    given()
      .when({ ...takeBack, today: '2026-11-30' })
      .thenRefused('too-late')
  })
})

describe('keying a form a second time', () => {
  const { given } = specify(paperFormDecider)
  const compared = (differs: boolean) => [
    { type: 'long-text', compared: 1, differing: differs ? 1 : 0 } as const,
    { type: 'scale', compared: 1, differing: 0 } as const,
  ]
  const content = { ref: 's1', binding: 'b1' }
  const about = { contribution: 'c3', person: 'p3' }
  const same: PaperFact<'PaperFormKeyedAgain'> = { type: 'PaperFormKeyedAgain', data: { ...of, ...about, compared: compared(false) } }
  const differs: PaperFact<'PaperFormKeyedAgain'> = { type: 'PaperFormKeyedAgain', data: { ...of, ...about, compared: compared(true), content } }
  const keyAgain = { type: 'KeyAgain', of, first, by: 'bob', ...about, compared: compared(true), content } as const
  const settle = (...choices: Choices) => ({ type: 'Settle', of, differing: ['q1'], choices }) as const
  const kept = { question: 'q1', kept: 'second' } as const
  const settled: PaperFact<'PaperDifferencesSettled'> = { type: 'PaperDifferencesSettled', data: { ...of, ...about, kept: { first: 0, second: 1 } } }

  it('is for somebody else, once, where it was asked for', () => {
    given().when(keyAgain).then(differs)
    given()
      .when({ ...keyAgain, compared: compared(false), content: undefined })
      .then(same)
    given()
      .when({ ...keyAgain, by: 'ann' })
      .thenRefused('same-person')
    given()
      .when({ ...keyAgain, first: { ...first, again: false } })
      .thenRefused('no-second-keying')
    given(differs).when(keyAgain).thenRefused('already-keyed-again')
    given({ type: 'PaperFormTakenBack', data: of }).when(keyAgain).thenRefused('unknown-form')
  })

  it('ends with a choice for each difference', () => {
    given(differs).when(settle(kept)).then(settled)
    given(differs).when(settle()).thenRefused('not-all-settled')
    given(differs).when(settle(kept, kept)).thenRefused('not-all-settled')
    given(differs)
      .when(settle({ question: 'q2', kept: 'first' }))
      .thenRefused('not-all-settled')
    given(same).when(settle(kept)).thenRefused('nothing-to-settle')
    given(differs, settled).when(settle(kept)).thenRefused('nothing-to-settle')
  })
})
