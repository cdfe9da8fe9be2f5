import { expect, it } from 'vitest'
import { KeyCache } from './key-cache.ts'
import { newKey } from './seal.ts'

it('keeps the keys used last, and forgets the others', () => {
  const cache = new KeyCache(2)
  const key = newKey()
  cache.put('a', key)
  cache.put('b', key)
  expect(cache.get('a')).toBe(key)
  cache.put('c', key)
  expect(['a', 'b', 'c'].map((id) => cache.get(id) === key)).toStrictEqual([true, false, true])
  cache.forget('a')
  expect(['a', 'b', 'c'].map((id) => cache.get(id) === key)).toStrictEqual([false, false, true])
})
