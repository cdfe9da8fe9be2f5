import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { longest } from './longest-first.mjs'
import { root } from './run/paths.mjs'

it('names files that are there, each once', () => {
  expect(longest.filter((file) => !existsSync(join(root, file)))).toStrictEqual([])
  expect(new Set(longest).size).toBe(longest.length)
})
