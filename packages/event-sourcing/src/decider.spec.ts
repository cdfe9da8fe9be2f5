import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accept, type Decider, fold, refuse } from './decider.ts'
import { specify } from './testing.ts'

type DoorFact = { readonly type: 'DoorOpened' | 'DoorClosed'; readonly data: { readonly door: string } }
type DoorCommand = { readonly open: boolean; readonly door: string }

const door: Decider<DoorCommand, readonly string[], DoorFact, 'already-open' | 'already-closed'> = {
  initial: [],
  evolve: (open, { type, data }) => (type === 'DoorOpened' ? [...open, data.door] : open.filter((name) => name !== data.door)),
  decide: (command, open) => {
    if (open.includes(command.door) === command.open) return refuse(command.open ? 'already-open' : 'already-closed')
    return accept({ type: command.open ? 'DoorOpened' : 'DoorClosed', data: { door: command.door } })
  },
}

const opened = (name: string): DoorFact => ({ type: 'DoorOpened', data: { door: name } })
const closed = (name: string): DoorFact => ({ type: 'DoorClosed', data: { door: name } })
const facts = fc.array(
  fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c')).map(([open, name]) => (open ? opened(name) : closed(name))),
  { maxLength: 30 },
)

describe('accept and refuse', () => {
  it('say what a decision came to', () => {
    expect(accept(opened('a'), closed('a'))).toStrictEqual({ accepted: [opened('a'), closed('a')] })
    expect(accept()).toStrictEqual({ accepted: [] })
    expect(refuse('already-open')).toStrictEqual({ refused: 'already-open' })
  })
})

describe('fold', () => {
  it('gives the initial state for no history', () => expect(fold(door, [])).toStrictEqual([]))

  it('comes to the same state in one go and in two', () =>
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const inTwo = fold({ initial: fold(door, before), evolve: door.evolve }, after)
        expect(inTwo).toStrictEqual(fold(door, [...before, ...after]))
      }),
    ))

  it('takes any iterable', () => expect(fold(door, new Set([opened('a'), opened('b')]))).toStrictEqual(['a', 'b']))
})

describe('specify', () => {
  it('passes when the decision is exactly the one expected', () => {
    specify(door).given(opened('a')).when({ open: false, door: 'a' }).then(closed('a'))
    specify(door).given(opened('a')).when({ open: true, door: 'a' }).thenRefused('already-open')
  })

  it('fails on another fact, an extra field, another refusal, or one instead of the other', () => {
    const decided = specify(door).given().when({ open: true, door: 'a' })
    const refused = specify(door).given().when({ open: false, door: 'a' })
    const richer = { ...opened('a'), extra: 1 }
    expect(() => decided.then(opened('b'))).toThrow()
    expect(() => decided.then(richer)).toThrow()
    expect(() => decided.then(opened('a'), opened('a'))).toThrow()
    expect(() => decided.thenRefused('already-open')).toThrow()
    expect(() => refused.thenRefused('already-open')).toThrow()
    expect(() => refused.then()).toThrow()
  })
})
