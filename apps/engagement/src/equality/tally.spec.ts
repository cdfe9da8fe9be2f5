import { type EqualityAnswers, questionsAsked } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { tally } from './tally.ts'

const many = (count: number, answers: Readonly<Record<string, string>>): EqualityAnswers[] =>
  Array.from({ length: count }, () => Object.fromEntries(Object.entries(answers).map(([question, choice]) => [question, { choice }])))
const peopleIn = (tables: ReturnType<typeof tally>, question: string, of?: string) => {
  const table = tables.find((one) => one.question === question && one.of === of)
  return table && [table.answered, ...table.options.map(({ people }) => people)]
}

describe('a tally', () => {
  it('counts answers, not saying among them, and nobody who passed the question over', () => {
    const people = [...many(61, { sex: 'female' }), ...many(40, { sex: 'male' }), ...many(12, { sex: 'prefer-not-to-say' }), ...many(50, {})]
    expect(peopleIn(tally(people, questionsAsked(['sex'], 16)), 'sex')).toStrictEqual([115, 60, 40, 10])
  })

  it('counts a question that follows apart for each answer to the one before', () => {
    const people = [
      ...many(40, { condition: 'yes', effect: 'a-lot' }),
      ...many(30, { condition: 'yes', effect: 'not-at-all' }),
      ...many(20, { condition: 'yes', effect: 'a-little' }),
      ...many(10, { condition: 'yes', effect: 'prefer-not-to-say' }),
      ...many(50, { condition: 'no' }),
      ...many(10, { condition: 'prefer-not-to-say' }),
    ]
    const tables = tally(people, questionsAsked(['disability'], 16))
    expect([peopleIn(tables, 'condition'), peopleIn(tables, 'effect', 'yes')]).toStrictEqual([
      [160, 100, 50, 10],
      [100, 40, 20, 30, 10],
    ])
  })

  it('says nothing of those whose number it withholds for the sake of others', () => {
    const people = [
      ...many(45, { 'ethnic-group': 'asian', 'ethnic-background': 'indian' }),
      ...many(40, { 'ethnic-group': 'black', 'ethnic-background': 'black-african' }),
      ...many(60, { 'ethnic-group': 'white', 'ethnic-background': 'roma' }),
      ...many(70, { 'ethnic-group': 'mixed', 'ethnic-background': 'mixed-other' }),
      ...many(80, { 'ethnic-group': 'other', 'ethnic-background': 'arab' }),
      ...many(3, { 'ethnic-group': 'prefer-not-to-say' }),
    ]
    const tables = tally(people, questionsAsked(['ethnicity'], 16))
    expect(peopleIn(tables, 'ethnic-group')).toStrictEqual([300, 45, null, 70, 60, 80, null])
    expect(peopleIn(tables, 'ethnic-background', 'black')).toStrictEqual([null, null, null, null, null])
    expect(peopleIn(tables, 'ethnic-background', 'asian')?.[0]).toBe(45)
  })

  it('leaves out what does not fit the questions', () => {
    const people = [...many(60, { sex: 'female' }), ...many(60, { sex: 'moon' }), ...many(60, { 'ethnic-background': 'roma' })]
    expect(peopleIn(tally(people, questionsAsked(['sex', 'ethnicity'], 16)), 'sex')?.[0]).toBe(60)
  })
})
