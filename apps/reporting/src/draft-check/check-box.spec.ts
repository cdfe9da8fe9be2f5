import { CheckAnswer } from '@heard/contracts/reporting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckBox, countsOf, saidBy, withoutVoter, withSaid, wordsIn } from './check-box.ts'

const answer = fc.constantFrom(...CheckAnswer.options)
const said = fc.option(fc.record({ answer, change: fc.option(fc.string(), { nil: undefined }) }), { nil: null })
const voter = fc.constantFrom(...Array.from({ length: 30 }, (_, index) => `v${index}`))
const saying = fc.array(fc.tuple(voter, said), { maxLength: 80 })
const after = (all: readonly (readonly [string, Parameters<typeof withSaid>[2]])[]): CheckBox =>
  all.reduce<CheckBox>((box, [who, what]) => withSaid(box, who, what), [])

describe('what is said of a draft', () => {
  it('is the last thing that somebody said, once for each, however often they say it', () =>
    fc.assert(
      fc.property(saying, (all) => {
        const box = after(all)
        expect(new Set(box.map((each) => each.voter)).size).toBe(box.length)
        for (const [who, what] of new Map(all)) expect(saidBy(box, who)).toEqual(what === null ? undefined : { voter: who, ...what })
      }),
    ))
  it('goes with whoever is gone, and with nobody else', () =>
    fc.assert(
      fc.property(saying, voter, (all, gone) => {
        expect(withoutVoter(after(all), gone)).toStrictEqual(after(all.filter(([who]) => who !== gone)))
      }),
    ))
  it('is told as numbers from ten on, rounded to five, answer by answer', () =>
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), (answers) => {
        const counts = countsOf(answers.map((each, index) => ({ voter: `v${index}`, answer: each })))
        for (const each of CheckAnswer.options) {
          const people = answers.filter((one) => one === each).length
          expect(counts[each]).toBe(people < 10 ? null : Math.round(people / 5) * 5)
        }
      }),
    ))
  it('is read as words that come in the same order whoever wrote them, and whenever', () =>
    fc.assert(
      fc.property(saying, saying, (residents, champions) => {
        const box = after(residents)
        expect(wordsIn([after(champions), box.toReversed()])).toStrictEqual(wordsIn([box, after(champions).toReversed()]))
      }),
    ))
})
