import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startTestHeard } from '../apps/standalone/src/testing.ts'
import { httpClient } from '../packages/contracts/src/index.ts'
import { SqliteEventStore } from '../packages/event-store/src/index.ts'
import { uuidv7 } from '../packages/service-kit/src/index.ts'
import { load, percentile } from './load.ts'
import { type Measurement, median } from './measurement.ts'
import { startServer } from './server.ts'
import { storyFor, submission } from './story.ts'

const FEW = 1_000
const MANY = 1_000_000
const PER_APPEND = 1_000
const ROUNDS = 5
const REQUESTS = 2_000

/** A folder whose log already holds so many facts, each of the size of a refused consent. */
const folderWith = async (facts: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-scale-'))
  const platform = await startTestHeard({ folder })
  await platform.heard.close()
  const store = SqliteEventStore.open(join(folder, 'facts.sqlite'))
  const now = Date.now()
  const metadata = { actor: 'resident', at: new Date(now).toISOString() }
  for (let batch = 0; batch < facts / PER_APPEND; batch += 1) {
    const contribution = uuidv7(now + batch)
    const data = {
      programme: 'past',
      contribution,
      record: contribution,
      purpose: 'contact',
      notice: { version: 1, language: 'en', hash: '0'.repeat(64) },
      mode: 'web',
    }
    await store.append({
      stream: `contribution-past.${contribution}`,
      expected: 'none',
      facts: Array.from({ length: PER_APPEND }, () => ({ id: uuidv7(now + batch), type: 'ConsentRefused', version: 1, data, metadata })),
    })
  }
  await store.close()
  return folder
}

/** The p50 of a story submission over 10 connections, round by round. */
const middles = async (facts: number): Promise<number[]> => {
  const server = await startServer({ folder: await folderWith(facts) })
  try {
    const body = JSON.stringify(await storyFor(httpClient(server.url, fetch)))
    const plan = { url: server.url, connections: 10, requests: REQUESTS, expected: 201, shot: () => submission(body) }
    while ((await fetch(`${server.url}/health/ready`)).status !== 200) await pause(100)
    await load(plan)
    const found: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) found.push(percentile(await load(plan), 0.5))
    return found
  } finally {
    await server.stop()
  }
}

/** What a million stored facts cost a submission. */
export const run = async (): Promise<readonly Measurement[]> => {
  const few = await middles(FEW)
  const many = await middles(MANY)
  const value = median(many)
  return [
    {
      name: 'p50 of a submission with 1,000,000 facts stored',
      value,
      unit: 'ms',
      against: 'the same with 1,000 facts stored',
      ratio: value / median(few),
      samples: many,
    },
  ]
}
