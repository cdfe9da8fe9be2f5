import { listProgrammes, shareStory } from '@heard/contracts/engagement'
import type { FollowerStatus } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

describe('reading what was just written', () => {
  let platform: TestHeard
  beforeEach(async () => {
    platform = await startTestHeard()
  })
  afterEach(() => platform.close())

  const positionOfAStory = async (): Promise<string> => {
    const shared = await platform.call(shareStory, { params: { programme }, body: await plainStory(platform.call) })
    return shared.headers.get('heard-position') ?? ''
  }
  const behind = () => platform.heard.platform.readModels.status().filter(({ ready }) => !ready)
  /** The logs read the first facts beside the start, not before it. */
  const caughtUp = () => expect.poll(behind, { timeout: 30_000 }).toEqual([])
  const readAfter = (position: string) => platform.call(listProgrammes, {}, { headers: new Headers({ 'heard-after': position }) })

  it('waits until the read models have come to the position', async () => {
    await caughtUp()
    expect((await readAfter(await positionOfAStory())).status).toBe(200)
    expect(behind()).toEqual([])
  })

  it('answers 503 with Retry-After when one of them stays behind', async () => {
    platform.heard.platform.readModels.add({ waitFor: () => Promise.resolve(false), status: () => [{ name: 'slow', ready: false }] })
    const answer = await readAfter(await positionOfAStory())
    expect(answer.ok ? undefined : [answer.status, answer.problem.type, answer.headers.get('retry-after')]).toEqual([
      503,
      '/problems/not-caught-up',
      '1',
    ])
  })

  it('does not wait for a position that was made up', async () => {
    expect((await readAfter('AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(200)
  })

  it('is not ready while something reads the log for the first time, and degraded when something stands still', async () => {
    const health = async () => {
      const answer = await platform.heard.fetch('/health/ready')
      return { status: answer.status, body: (await answer.json()) as object }
    }
    const add = (status: FollowerStatus): void =>
      platform.heard.platform.readModels.add({ waitFor: () => Promise.resolve(true), status: () => [status] })
    await caughtUp()
    expect(await health()).toEqual({ status: 200, body: { status: 'ready', waitingFor: [], degraded: [] } })
    add({ name: 'a/stopped', ready: false, stoppedAt: 7n })
    expect(await health()).toEqual({ status: 200, body: { status: 'degraded', waitingFor: [], degraded: ['a/stopped'] } })
    add({ name: 'a/work', ready: false, runsOnce: true })
    add({ name: 'a/away', ready: true, interrupted: true })
    expect(await health()).toEqual({ status: 200, body: { status: 'degraded', waitingFor: [], degraded: ['a/stopped', 'a/away'] } })
    add({ name: 'a/new', ready: false })
    expect((await health()).status).toBe(503)
  })
})
