import { describe, expect, it } from 'vitest'
import { responsesOf } from './responses.view.ts'

const audiences = [
  { audience: 'staff', people: 60 },
  { audience: 'public', people: 40 },
]
const channels = [
  { channel: 'web', people: 70 },
  { channel: 'paper', people: 30 },
] as const
const people = [
  { name: 'staff', channel: 'web', people: 41 },
  { name: 'staff', channel: 'paper', people: 19 },
  { name: 'public', channel: 'web', people: 29 },
  { name: 'public', channel: 'paper', people: 11 },
]

describe('responses by audience', () => {
  it('come with rates of those invited, also by channel', () => {
    const [staff, public_] = responsesOf({ audiences, channels }, { people, invited: new Map([['staff', 200]]) })
    expect(staff).toStrictEqual({
      audience: 'staff',
      people: 60,
      invited: 200,
      rate: 30,
      channels: [
        { channel: 'web', people: 40, rate: 20 },
        { channel: 'paper', people: 20, rate: 10 },
      ],
    })
    expect([public_?.invited, public_?.rate, public_?.channels.map(({ rate }) => rate)]).toStrictEqual([null, null, [null, null]])
  })

  it('have no rate of fewer than fifty people invited, or where the answers are withheld', () => {
    const few = responsesOf({ audiences, channels }, { people, invited: new Map([['staff', 49]]) })
    expect(few[0]?.rate).toBe(null)
    const withheld = responsesOf({ audiences: [{ audience: 'staff', people: null }], channels }, { people, invited: new Map([['staff', 200]]) })
    expect([withheld[0]?.rate, withheld[0]?.channels.map((one) => one.people)]).toStrictEqual([null, [null, null]])
  })

  it('are a hundred of a hundred at most, when more answered than were invited', () => {
    expect(responsesOf({ audiences, channels }, { people, invited: new Map([['staff', 55]]) })[0]?.rate).toBe(100)
  })
})
