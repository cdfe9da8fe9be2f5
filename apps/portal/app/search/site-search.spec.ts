import type { Call, Route } from '@heard/contracts'
import { describe, expect, it } from 'vitest'
import { createSiteSearch } from './site-search.server.ts'

const en = (text: string) => ({ language: 'en', text })
const programme = { id: 'luton', name: en('Luton project'), summary: en('We listen.'), stages: [], communities: [] }

/** Public routes as they would answer; the service is there until it is taken down. */
const site = () => {
  let taken = false
  const answers: Readonly<Record<string, () => object>> = {
    listProgrammes: () => ({ programmes: [programme] }),
    findSupport: () => ({
      services: taken ? [] : [{ service: 's1', name: en('Move More'), what: en('Walking and swimming for everybody'), who: en('Free') }],
    }),
    listInformation: () => ({
      items: [{ piece: 'i1', kind: 'question', title: en('Is walking safe?'), text: en('**Yes**, ask your [nurse](https://a.example).') }],
    }),
    listGatherings: () => ({ gatherings: [] }),
    publicReport: () => ({
      recommendations: [{ id: 'r1', title: { status: 'open', ...en('Interpreters at every visit') }, text: { status: 'withdrawn' } }],
      commitments: [{ id: 'c1', measure: { status: 'withdrawn' }, text: { status: 'open', ...en('Interpreters') } }],
    }),
  }
  const call = async (route: Route) => ({ ok: true, status: 200, headers: new Headers(), body: answers[route.id]?.() })
  return { call: call as unknown as Call, takeDown: () => (taken = true) }
}

describe('a search of the public site', () => {
  it('finds words and beginnings of words, those in titles first', async () => {
    const search = createSiteSearch(() => 0)
    const found = await search(site().call, 'en', 'walk')
    expect(found.map(({ href, part }) => [href, part])).toStrictEqual([
      ['/programmes/luton/information#i1', 'information'],
      ['/programmes/luton/support/s1', 'support'],
    ])
    expect(found[1]?.excerpt).toStrictEqual([
      { text: 'Walking', hit: true },
      { text: ' and swimming for everybody Free', hit: false },
    ])
  })

  it('searches what Markdown says, not how it says it', async () => {
    const search = createSiteSearch(() => 0)
    expect((await search(site().call, 'en', 'nurse')).length).toBe(1)
    expect((await search(site().call, 'en', 'https example')).length).toBe(0)
  })

  it('does not find what was withdrawn', async () => {
    const found = await createSiteSearch(() => 0)(site().call, 'en', 'interpreters')
    expect(found.map(({ href }) => href)).toStrictEqual(['/programmes/luton/recommendations/r1'])
  })

  it('forgets within a minute what was taken down', async () => {
    let now = 0
    const search = createSiteSearch(() => now)
    const { call, takeDown } = site()
    const count = async () => (await search(call, 'en', 'swimming')).length
    expect(await count()).toBe(1)
    takeDown()
    now = 59_999
    expect(await count()).toBe(1)
    now = 60_000
    expect(await count()).toBe(0)
  })
})
