import { expect, it } from 'vitest'
import { fieldsOf, readPapers, readStep } from './board-form.ts'

it('reads papers one to a line, and says which line is none', () => {
  expect(readPapers({ papers: ['Agenda https://a.example/agenda.pdf\n\nhttps://a.example/minutes'] })).toEqual({
    papers: [
      { name: 'Agenda', link: 'https://a.example/agenda.pdf' },
      { name: 'https://a.example/minutes', link: 'https://a.example/minutes' },
    ],
  })
  expect(readPapers({ papers: ['https://a.example/agenda\nMinutes'] })).toEqual({
    errors: [{ field: 'papers', message: 'Line 2: enter what the paper is called, and its address' }],
  })
  expect(readPapers({})).toEqual({ papers: [] })
})

it('reads a decision with what follows it, or with nothing', () => {
  const decided = { step: ['decide'], meeting: ['m'], text: ['Letters in Urdu'] }
  const id = '01a205ea-1122-7e3a-9c44-5b6d7e8f9b11'
  const step = { step: 'decide', meeting: 'm', text: 'Letters in Urdu' }
  expect(readStep(decided)).toEqual({ step })
  expect(readStep({ ...decided, followed: [`commitment ${id}`], decision: ['d r'] })).toEqual({
    step: { ...step, decision: 'd', ref: 'r', followedBy: { as: 'commitment', id } },
  })
  expect(['', 'd '].map((decision) => readStep({ ...decided, decision: [decision] }))).toEqual([{ step }, { step: { ...step, decision: 'd' } }])
  expect(readStep({ ...decided, text: [''] })).toEqual({ errors: [{ field: 'text', message: 'Enter what was decided' }] })
})

it('changes the words that were read and no others', () => {
  const change = { step: ['change'], name: ['Board of health'] }
  expect(readStep({ ...change, ref: ['r'] })).toEqual({ step: { step: 'change', name: 'Board of health', ref: 'r' } })
  expect(readStep(change)).toEqual({ step: { step: 'change', name: 'Board of health' } })
})

it('publishes the words that were read and no others, and withdraws them', () => {
  expect(readStep({ step: ['release'], meeting: ['m'], community: ['somali'], ref: ['r'] })).toEqual({
    step: { step: 'release', meeting: 'm', community: 'somali', ref: 'r' },
  })
  const withdraw = { step: 'withdraw', meeting: 'm', community: 'somali' } as const
  expect(readStep({ step: ['withdraw'], meeting: ['m'], community: ['somali'] })).toEqual({ step: withdraw })
  expect(fieldsOf(withdraw)).toEqual({ otherwise: 'report-m-somali' })
})
