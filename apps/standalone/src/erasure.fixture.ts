import { setTimeout as pause } from 'node:timers/promises'
import { type ErasureView, eraseContribution, eraseMyContribution, listErasures, type ShareStory, shareStory } from '@heard/contracts/engagement'
import { plainStory, programme } from './story.fixture.ts'
import type { TestHeard } from './testing.ts'

export type Told = { readonly contribution: string; readonly receipt: string }

/** Shares a story and answers what its teller keeps. */
export const tell = async ({ call }: TestHeard, changes: Partial<ShareStory> = {}): Promise<Told> => {
  const answer = await call(shareStory, { params: { programme }, body: await plainStory(call, changes) })
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}

/** The erasures of the programme, as data protection staff see them. */
export const erasures = async (platform: TestHeard): Promise<readonly ErasureView[]> => {
  const answer = await platform.call(listErasures, { params: { programme } }, { headers: await platform.as('data-protection') })
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body.erasures
}

/** Waits until every erasure of the programme is done, and answers them. */
export const whenErased = async (platform: TestHeard): Promise<readonly ErasureView[]> => {
  for (;;) {
    const all = await erasures(platform)
    if (all.length > 0 && all.every(({ state }) => state === 'erased')) return all
    if (all.some(({ state }) => state === 'unverified')) throw new Error(`unverified: ${JSON.stringify(all)}`)
    await pause(25)
  }
}

export const eraseMine = async ({ call }: TestHeard, receipt: string) => {
  const answer = await call(eraseMyContribution, { body: { receipt } })
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}

export const eraseByStaff = async (platform: TestHeard, contribution: string) => {
  const answer = await platform.call(
    eraseContribution,
    { params: { programme, contribution }, body: { way: 'phone' } },
    { headers: await platform.as('data-protection') },
  )
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}
