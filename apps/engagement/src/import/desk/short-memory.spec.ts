import { expect, it } from 'vitest'
import { MemoryFull, ShortMemory } from './short-memory.ts'

it('keeps what it is given until its time is up, and wipes it then', () => {
  const memory = new ShortMemory<Uint8Array>({ bytes: 100, milliseconds: 10 }, (bytes) => bytes.fill(0))
  const secret = Uint8Array.of(1, 2, 3)
  expect(memory.keep('a', secret, 3, 1000)).toBe(1010)
  expect(memory.recall('a', 1009)).toMatchObject({ value: secret, until: 1010 })
  expect(memory.recall('a', 1010)).toBeUndefined()
  expect([...secret]).toStrictEqual([0, 0, 0])
})

it('refuses what there is no room for, and has room again when something is forgotten', () => {
  const memory = new ShortMemory<string>({ bytes: 10, milliseconds: 10 })
  memory.keep('a', 'x', 6, 0)
  expect(() => memory.keep('b', 'y', 5, 0)).toThrow(MemoryFull)
  memory.keep('a', 'smaller', 5, 0)
  memory.keep('b', 'y', 5, 0)
  memory.forget('a')
  memory.keep('c', 'z', 5, 0)
  memory.forgetAll()
  expect([memory.recall('b', 0), memory.recall('c', 0)]).toStrictEqual([undefined, undefined])
})
