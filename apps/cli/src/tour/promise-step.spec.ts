import { httpClient } from '@heard/contracts'
import { signIn } from '@heard/contracts/identity'
import { describe, expect, it } from 'vitest'
import { Api } from '../connect/api.ts'
import { promises } from './luton-answers.ts'
import { promiseStep } from './promise-step.ts'
import { strategy } from './strategy.ts'

const commitment = '00000000-0000-4000-8000-000000000001'
const today = '2026-11-23'

/** Walks over an API that agrees to everything; says who did what, in order. */
const walkAlong = () => {
  const done: string[] = []
  const call = httpClient('', (url, init) => {
    const sent: Record<string, unknown> = JSON.parse(String(init?.body))
    if (url === signIn.path) return Promise.resolve(Response.json({ grants: [] }, { headers: { 'set-cookie': `as=${sent.email}` } }))
    const who = new Headers(init?.headers).get('cookie')?.slice('as='.length).split('@')[0]
    done.push(`${who} ${init?.method} ${url.split('/').at(-1)}`)
    return Promise.resolve(Response.json({ commitment }))
  })
  return { done, walk: { api: new Api(call), today, did: () => undefined, progress: () => undefined } }
}
const organisation = { programme: 'luton-cancer', account: 'stakeholder.luton-cancer', organisation: 'public-health' }

describe('a promise of the tour', () => {
  it('is made and amended by the organisation', async () => {
    const { done, walk } = walkAlong()
    const [, amended] = promises(today)
    expect(amended && (await promiseStep(walk, organisation, amended))).toBe(commitment)
    expect(done).toEqual([
      'stakeholder.luton-cancer POST commitments',
      'stakeholder.luton-cancer POST progress',
      `stakeholder.luton-cancer PUT ${commitment}`,
    ])
  })

  it('is claimed by the organisation and judged by residents and champions', async () => {
    const { done, walk } = walkAlong()
    const disputed = promises(today).at(-1)
    if (disputed) await promiseStep(walk, organisation, disputed)
    expect(done).toEqual([
      'stakeholder.luton-cancer POST commitments',
      'stakeholder.luton-cancer POST progress',
      'stakeholder.luton-cancer POST outcome',
      'coordinator POST verdicts',
      'coordinator POST verdicts',
    ])
  })
})

describe('the promises of the tour', () => {
  it('are due in the past once and in the future twice, whatever the day', () => {
    for (const day of [today, '2024-02-29', '2031-01-01']) {
      expect(promises(day).map(({ make }) => make.due > day)).toEqual([false, true, true])
    }
  })

  it('lie within the five years of the Strategy, one for each objective, with progress in two years', () => {
    expect(strategy.map(({ make }) => make.objective)).toEqual(['population-health', 'experience-of-care', 'staff-experience', 'value'])
    for (const { make, progress } of strategy) {
      const days = [make.madeOn ?? '', ...progress.map(({ on }) => on ?? ''), make.due]
      expect(days).toEqual(days.toSorted())
      expect(days.every((day) => day >= '2021-04-01' && day <= '2026-03-31')).toBe(true)
      expect(new Set(progress.map(({ on }) => on?.slice(0, 4))).size).toBe(2)
    }
  })
})
