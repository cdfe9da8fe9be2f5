import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { ShareStoryRequest } from '../apps/engagement/src/index.ts'
import { startTestHeard } from '../apps/standalone/src/testing.ts'
import { ShareStory } from '../packages/contracts/src/engagement/index.ts'
import { httpClient } from '../packages/contracts/src/index.ts'
import { type Caller } from '../packages/service-kit/src/index.ts'
import { load, percentile } from './load.ts'
import { type Measurement, median } from './measurement.ts'
import { startServer } from './server.ts'
import { programme, storyFor, submission } from './story.ts'

const ROUNDS = 3
const REQUESTS = 6_000
const CONNECTIONS = [1, 10, 50]

/** The same work without HTTP: validation, sealing, consent facts, idempotency, durable before it counts; 50 at a time. */
const inProcess = async (): Promise<number[]> => {
  const platform = await startTestHeard()
  const story: unknown = JSON.parse(JSON.stringify(await storyFor(platform.call)))
  const caller = (): Caller => {
    const now = Date.now()
    const command = platform.heard.platform.vault.fingerprint('command', randomUUID())
    return {
      principal: undefined,
      session: undefined,
      actor: 'resident',
      at: new Date(now).toISOString(),
      deadline: new Date(now + 60_000).toISOString(),
      command,
      newId: randomUUID,
      address: '127.0.0.1',
      ifNoneMatch: undefined,
    }
  }
  const rates: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    let left = REQUESTS
    const began = performance.now()
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        await platform.heard.commands.execute(new ShareStoryRequest(programme, ShareStory.parse(story), caller()))
      }
    }
    await Promise.all(Array.from({ length: 50 }, one))
    if (round > 0) rates.push(REQUESTS / ((performance.now() - began) / 1000))
  }
  await platform.close()
  return rates
}

/** Submissions over HTTP per second and their p99, at 1, 10 and 50 connections; then 500 people at once. */
export const run = async (): Promise<readonly Measurement[]> => {
  const bare = await inProcess()
  const server = await startServer()
  try {
    const body = JSON.stringify(await storyFor(httpClient(server.url, fetch)))
    const plan = (connections: number, requests: number) => ({ url: server.url, connections, requests, expected: 201, shot: () => submission(body) })
    await load(plan(10, 2_000))
    const measurements: Measurement[] = []
    for (const connections of CONNECTIONS) {
      const loads = []
      for (let round = 0; round < ROUNDS; round += 1) loads.push(await load(plan(connections, connections === 1 ? 1_500 : REQUESTS)))
      const rates = loads.map(({ perSecond }) => perSecond)
      const tails = loads.map((one) => percentile(one, 0.99))
      const middles = loads.map((one) => percentile(one, 0.5))
      const errors = loads.reduce((sum, one) => sum + one.errors, 0)
      const value = median(rates)
      measurements.push(
        {
          name: `story submissions over HTTP, ${connections} connections`,
          value,
          unit: 'submissions/s',
          against: 'the same work called in the process, 50 at a time',
          ratio: value / median(bare),
          samples: rates,
        },
        {
          name: `p99 at ${connections} connections`,
          value: median(tails),
          unit: 'ms',
          against: 'p50',
          ratio: median(tails) / median(middles),
          samples: tails,
        },
        { name: `errors at ${connections} connections`, value: errors, unit: 'answers', against: '', ratio: 1, samples: [errors] },
      )
    }
    const crowd = await load(plan(500, 500))
    measurements.push(
      { name: '500 first-time people at once: errors', value: crowd.errors, unit: 'answers', against: '', ratio: 1, samples: [crowd.errors] },
      {
        name: '500 first-time people at once: slowest',
        value: percentile(crowd, 1),
        unit: 'ms',
        against: 'their p50',
        ratio: percentile(crowd, 1) / percentile(crowd, 0.5),
        samples: [percentile(crowd, 1)],
      },
    )
    return [
      ...measurements,
      { name: 'story submissions in the process', value: median(bare), unit: 'submissions/s', against: '', ratio: 1, samples: bare },
    ]
  } finally {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
  }
}
