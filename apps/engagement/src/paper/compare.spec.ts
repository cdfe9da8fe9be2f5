import { describe, expect, it } from 'vitest'
import { compareKeyings, countedByType, settledAnswers } from './compare.ts'

const questions = [
  { question: 'words', type: 'long-text' },
  { question: 'ticks', type: 'multiple-choice' },
  { question: 'ranks', type: 'ranking' },
  { question: 'rows', type: 'matrix' },
] as const

const differing = (first: Parameters<typeof compareKeyings>[1], second: Parameters<typeof compareKeyings>[2]) =>
  compareKeyings(questions, first, second).map(({ question, differs }) => [question, differs])

describe('two keyings of a form', () => {
  it('are alike whatever the white space and the order of ticks and rows', () => {
    const first = { words: { text: 'Tea,\n and  time ' }, ticks: { options: ['a', 'b'] }, rows: { rows: { r1: 'a', r2: 'b' } } }
    const second = { words: { text: 'Tea, and time' }, ticks: { options: ['b', 'a'] }, rows: { rows: { r2: 'b', r1: 'a' } } }
    expect(differing(first, second)).toStrictEqual([
      ['words', false],
      ['ticks', false],
      ['rows', false],
    ])
  })

  it('differ by a letter, by the order of what is ranked, and where one found nothing', () => {
    const first = { words: { text: 'tea' }, ranks: { options: ['a', 'b'] }, ticks: { options: ['a'] } }
    const second = { words: { text: 'Tea' }, ranks: { options: ['b', 'a'] } }
    expect(differing(first, second)).toStrictEqual([
      ['words', true],
      ['ticks', true],
      ['ranks', true],
    ])
  })

  it('are counted by type, with nothing that says which question was answered', () => {
    const first = { words: { text: 'tea' }, ticks: { options: ['a'] }, ranks: { options: ['a'] } }
    const more = [...questions, { question: 'others', type: 'multiple-choice' }] as const
    expect(countedByType(compareKeyings(more, first, { ...first, ticks: { options: ['b'] }, others: { options: ['b'] } }))).toStrictEqual([
      { type: 'long-text', compared: 1, differing: 0 },
      { type: 'multiple-choice', compared: 2, differing: 2 },
      { type: 'ranking', compared: 1, differing: 0 },
    ])
  })

  it('are settled question by question; what the right one found empty is empty', () => {
    const first = { words: { text: 'tea' }, ticks: { options: ['a'] } }
    const second = { words: { text: 'Tea' }, ranks: { options: ['a'] } }
    const choices = [
      { question: 'words', kept: 'first' },
      { question: 'ticks', kept: 'second' },
      { question: 'ranks', kept: 'second' },
    ] as const
    expect(settledAnswers(choices, first, second)).toStrictEqual({ words: { text: 'tea' }, ranks: { options: ['a'] } })
  })
})
