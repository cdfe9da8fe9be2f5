import { decideQuarantined, listQuarantined, myContribution, openingsOfMine, type ShareStory, shareStory } from '@heard/contracts/engagement'
import { listContributions } from '@heard/contracts/reporting'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseMine, type Told, tell, whenErased } from './erasure.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const same: Partial<ShareStory> = { words: { happened: 'Nobody rang me back.' } }

describe('stories that somebody should look at first', () => {
  let platform: TestHeard
  beforeEach(async () => {
    platform = await startTestHeard()
  })
  afterEach(() => platform.close())

  const heldBack = async () => {
    const answer = await platform.call(listQuarantined, { params }, { headers: await platform.as('coordinator') })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const decide = async ({ contribution }: Told, decision: 'let-in' | 'set-aside') =>
    platform.call(decideQuarantined, { params: { programme, contribution }, body: { decision } }, { headers: await platform.as('coordinator') })
  const analysed = async (): Promise<readonly string[]> => {
    const answer = await platform.call(listContributions, { params }, { headers: await platform.as('analyst') })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body.contributions.map(({ contribution }) => contribution)
  }
  const mine = async ({ receipt }: Told) => {
    const answer = await platform.call(myContribution, { body: { receipt } })
    return answer.ok ? answer.body : answer.problem
  }
  const shows = (contributions: readonly string[]) => expect.poll(analysed, { timeout: 20_000 }).toEqual(contributions)

  it('are those whose hidden field was filled in, and those in the words of another: kept, with a receipt that works, out of analysis', async () => {
    const first = await tell(platform, same)
    const again = await tell(platform, { words: { happened: ' nobody RANG me back. ' } })
    const trapped = await tell(platform, { words: { happened: 'Buy now' }, trapped: true })
    await expect.poll(async () => (await heldBack()).total, { timeout: 20_000 }).toBe(2)
    expect((await heldBack()).quarantined.map(({ contribution, why, words }) => [contribution, why, words])).toEqual([
      [again.contribution, 'repeated', { happened: ' nobody RANG me back. ' }],
      [trapped.contribution, 'trap', { happened: 'Buy now' }],
    ])
    await shows([first.contribution])
    for (const told of [first, again, trapped]) expect(await mine(told)).toMatchObject({ contribution: told.contribution, words: { status: 'open' } })
    const seen = await platform.call(openingsOfMine, { body: { receipt: again.receipt } })
    expect(seen.ok).toBe(true)
  })

  it('are analysed once a coordinator lets them in, and not when they are set aside', async () => {
    const [first, good, bad] = [await tell(platform, same), await tell(platform, same), await tell(platform, same)]
    expect([(await decide(good, 'let-in')).status, (await decide(bad, 'set-aside')).status, (await decide(bad, 'let-in')).status]).toEqual([
      200, 200, 409,
    ])
    await shows([good.contribution, first.contribution])
    await expect.poll(async () => (await heldBack()).total, { timeout: 20_000 }).toBe(0)
    expect(await mine(bad)).toMatchObject({ contribution: bad.contribution, words: { status: 'open' } })
    const restarted = await platform.restart()
    platform = restarted
    await shows([good.contribution, first.contribution])
  })

  it('can be erased by their tellers while nobody has looked', async () => {
    await tell(platform, same)
    const again = await tell(platform, same)
    await eraseMine(platform, again.receipt)
    expect((await whenErased(platform)).length).toBe(1)
    expect((await heldBack()).quarantined.map(({ contribution, words }) => [contribution, words])).toEqual([[again.contribution, undefined]])
  })

  it('are judged the same when a request is sent again: one story is not its own repetition', async () => {
    const headers = new Headers({ 'idempotency-key': 'the-same-key-as-before' })
    const told = await tell(platform, same)
    const body = await plainStory(platform.call, { words: { happened: 'Another.' } })
    const [one, two] = [
      await platform.call(shareStory, { params, body }, { headers }),
      await platform.call(shareStory, { params, body }, { headers }),
    ]
    expect(one.ok && two.ok && one.body).toEqual(two.ok && two.body)
    await shows([one.ok ? one.body.contribution : '', told.contribution])
  })
})
