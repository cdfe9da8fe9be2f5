import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Heard, startHeard } from '../heard.ts'
import { exceptions, notMeasured } from './exceptions.ts'
import { type Judged, judged } from './judged.ts'
import { readPages } from './read-pages.ts'
import { residentPages } from './resident-pages.ts'
import type { Read } from './robot.ts'

const OLDEST = 11

let heard: Heard
let read: Read
let found: readonly Judged[]

beforeAll(async () => {
  heard = await startHeard()
  read = await readPages(heard.url)
  found = judged(read)
}, 240_000)
afterAll(() => heard?.stop())

test('every resident page of the routes is measured, or it is said why not', () => {
  const measured = new Set([...read.values()].map(({ page }) => page))
  expect(residentPages.filter((page) => !measured.has(page)).toSorted()).toStrictEqual(Object.keys(notMeasured).toSorted())
})

test('is read easily at eleven on every page but the exceptions, and none of them is harder than it was', () => {
  const tooHard = found.filter(({ name, age }) => age > (exceptions[name]?.age ?? OLDEST))
  expect(tooHard.map(({ name, age }) => `${name}: ${age}`)).toStrictEqual([])
})

test('no exception is kept that is not needed', () => {
  const hard = found.filter(({ age }) => age > OLDEST).map(({ name }) => name)
  expect(Object.keys(exceptions).toSorted()).toStrictEqual(hard.toSorted())
})
