import type { ErasureFact } from '@heard/contracts/engagement'
import { aloneLeases, type Leases, type Tenure } from '@heard/event-store'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { learnFromForty } from './suggestion.fixture.ts'
import { SuggestionModels } from './suggestion-models.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const tenures: Tenure[] = []
const leases: Leases = {
  during(lease, work) {
    const tenure = aloneLeases.during(lease, work)
    tenures.push(tenure)
    return tenure
  },
}
let heard: Awaited<ReturnType<typeof startReporting>>
let learnedFrom: Awaited<ReturnType<typeof learnFromForty>>

beforeAll(async () => {
  heard = await startReporting(clock, {}, leases)
  learnedFrom = await learnFromForty(heard)
  // Another process takes every lease.
  await Promise.all(tenures.map((tenure) => tenure.stop()))
})
afterAll(() => heard.close())

const erase = (index: number, purposes?: string[]) => {
  const { contribution, person } = learnedFrom[index] ?? { contribution: '', person: '' }
  const erasure = uuidv7(5000 + index)
  const started: ErasureFact<'ErasureStarted'> = {
    type: 'ErasureStarted',
    data: { programme, erasure, contribution, person, ...(purposes ? { purposes } : {}) },
  }
  return heard.told.record(`erasure-${programme}.${erasure}`, started)
}

it('a process whose policies another one runs forgets what it learned, once it knows that somebody is erased', async () => {
  const models = heard.app.get(SuggestionModels)
  await erase(0, ['contact'])
  await heard.caughtUp()
  expect(typeof (await models.current(programme))).toBe('object')
  await erase(1)
  await heard.caughtUp()
  expect(models.forgetAll()).toBe(0)
})
