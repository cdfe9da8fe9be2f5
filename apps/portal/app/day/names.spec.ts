import { expect, it } from 'vitest'
import { inGroups, matching, type Name, newDayCode, openNames, sealNames } from './names.ts'

const names: readonly Name[] = [
  { registration: 'r1', name: 'Amina Khan', people: 2 },
  { registration: 'r2', name: 'Zoë O’Neill-Brown', people: 1 },
  { registration: 'r3', name: 'علی رضا', people: 1 },
]

it('the list of names opens with its code, however it is typed, and with no other', async () => {
  const code = newDayCode()
  const sealed = await sealNames('g1', names, code)
  expect(await openNames(sealed, ` ${inGroups(code).toLowerCase()} `)).toStrictEqual(names)
  expect(
    await openNames(
      sealed,
      code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).toBeUndefined()
  expect(await openNames(sealed, '')).toBeUndefined()
  expect(new TextDecoder('latin1').decode(sealed.box)).not.toContain('Amina')
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  expect(newDayCode()).not.toBe(code)
})

it.each([
  ['', ['r1', 'r2', 'r3']],
  ['am', ['r1']],
  ['khan a', ['r1']],
  ['zoe', ['r2']],
  ['brown', ['r2']],
  ['رضا', ['r3']],
  ['mina', []],
])('"%s" finds %j', (typed, found) => {
  expect(matching(names, typed).map(({ registration }) => registration)).toStrictEqual(found)
})
