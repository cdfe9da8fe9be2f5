import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deidentifyContribution, ErasedStore, eraseMyContribution, listErasures, myContribution } from '@heard/contracts/engagement'
import { listContributions, showContribution } from '@heard/contracts/reporting'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eraseByStaff, eraseMine, erasures, type Told, tell, whenErased } from './erasure.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }

describe('erasing a person', () => {
  let platform: TestHeard
  beforeEach(async () => {
    platform = await startTestHeard()
  })
  afterEach(() => platform.close())

  const wordsOf = async ({ receipt }: Told) => {
    const mine = await platform.call(myContribution, { body: { receipt } })
    if (!mine.ok) throw new Error(mine.problem.title)
    return mine.body.words
  }
  const factsOfType = async (type: string): Promise<readonly object[]> => {
    const facts: object[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: [type] })) facts.push(data)
    return facts
  }

  it('by receipt destroys the words, tells the holder, and is recorded step by step', async () => {
    const told = await tell(platform, { community: 'south-asian' })
    const asked = await eraseMine(platform, told.receipt)
    expect(await wordsOf(told)).toEqual({ status: 'withdrawn' })
    const [erasure] = await whenErased(platform)
    expect(erasure).toMatchObject({
      ...asked,
      state: 'erased',
      contribution: told.contribution,
      by: 'resident',
      purposes: 'all',
      late: false,
      waitingFor: [],
    })
    const steps = erasure?.steps.map(({ what, name }) => (name === undefined ? what : `${what} ${name}`)) ?? []
    expect(steps.filter((step) => !step.startsWith('store-purged'))).toEqual([
      'requested',
      'started',
      'recipients-collected',
      'intended',
      'subject-erased',
    ])
    expect(steps.filter((step) => step.startsWith('store-purged')).toSorted()).toEqual(
      ErasedStore.options.map((store) => `store-purged ${store}`).toSorted(),
    )
    expect(steps.at(-1)).toBe('subject-erased')
    expect(steps.indexOf('intended')).toBeLessThan(steps.indexOf('store-purged vault'))
    const line = readFileSync(join(platform.folder, 'erasures.list'), 'utf8')
    expect(line).toContain(told.contribution)
    expect(await eraseMine(platform, told.receipt)).toEqual({ erasure: asked.erasure, state: 'erased' })
    expect(await factsOfType('SubjectErased')).toEqual([
      expect.objectContaining({ contribution: told.contribution, purposes: 'all', stores: ErasedStore.options, verified: true }),
    ])
  })

  it('asked for many times at once is done once', async () => {
    const { contribution, receipt } = await tell(platform)
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => eraseMine(platform, receipt)),
      ...Array.from({ length: 5 }, () => eraseByStaff(platform, contribution)),
    ])
    expect(new Set(answers.map(({ erasure }) => erasure)).size).toBe(1)
    expect(await whenErased(platform)).toHaveLength(1)
    expect(await factsOfType('SubjectErased')).toHaveLength(1)
    expect(await factsOfType('ErasureRequested')).toHaveLength(1)
    expect(await factsOfType('StorePurged')).toHaveLength(ErasedStore.options.length)
  })

  it('leaves the story of somebody else who tells of the same day', async () => {
    const mine = await tell(platform, { words: { happened: 'My sister and I waited together.' } })
    const hers = await tell(platform, { about: 'relative', words: { happened: 'My brother and I waited together.' } })
    await eraseMine(platform, mine.receipt)
    await whenErased(platform)
    expect(await wordsOf(mine)).toEqual({ status: 'withdrawn' })
    expect(await wordsOf(hers)).toEqual({ status: 'open', words: { happened: 'My brother and I waited together.' } })
    const analyst = await platform.as('analyst')
    const list = await platform.call(listContributions, { params, query: { limit: '50' } }, { headers: analyst })
    expect(list.ok && list.body.contributions.map(({ contribution }) => contribution)).toEqual([hers.contribution])
  })

  it('takes the text out of the analysis index at once, and out of its files', async () => {
    const word = 'Zwischenahnsinn'
    const told = await tell(platform, { words: { happened: `The ${word} was closed.` } })
    const analyst = await platform.as('analyst')
    const spans: [] = []
    const done = await platform.call(
      deidentifyContribution,
      { params: { ...params, contribution: told.contribution }, body: { spans } },
      { headers: analyst },
    )
    const after = new Headers(analyst)
    after.set('heard-after', done.headers.get('heard-position') ?? '')
    const found = await platform.call(listContributions, { params, query: { limit: '10', q: word } }, { headers: after })
    expect(found.ok && found.body.total).toBe(1)
    await eraseByStaff(platform, told.contribution)
    await whenErased(platform)
    const gone = await platform.call(listContributions, { params, query: { limit: '10', q: word } }, { headers: analyst })
    expect(gone.ok && gone.body.total).toBe(0)
    const shown = await platform.call(
      showContribution,
      { params: { ...params, contribution: told.contribution }, query: { text: 'original' } },
      { headers: analyst },
    )
    expect(shown.ok && shown.body.words).toEqual({ status: 'withdrawn' })
    await platform.heard.close()
    const files = ['read/analysis.sqlite', 'read/reporting.sqlite', 'vault.sqlite', 'facts.sqlite'].map((name) =>
      readFileSync(join(platform.folder, name)),
    )
    expect(files.map((bytes) => bytes.includes(word) || bytes.includes(word.toLowerCase()))).toEqual([false, false, false, false])
    platform = await startTestHeard({ folder: platform.folder })
  })

  it('is still done after a restart', async () => {
    const told = await tell(platform, { community: 'south-asian' })
    await eraseMine(platform, told.receipt)
    const [before] = await whenErased(platform)
    platform = await platform.restart()
    expect(await erasures(platform)).toEqual([before])
    expect(await wordsOf(told)).toEqual({ status: 'withdrawn' })
  })

  it('is refused for an unknown receipt or contribution', async () => {
    const answer = await platform.call(eraseMyContribution, { body: { receipt: '0'.repeat(26) } })
    expect(answer.status).toBe(404)
    await expect(eraseByStaff(platform, '00000000-0000-7000-8000-000000000000')).rejects.toThrow('There is nothing here')
  })

  it('shows nobody but data protection staff and auditors who was erased', async () => {
    const answers = await Promise.all(
      ['data-protection', 'auditor', 'analyst', 'administrator'].map(async (role) => {
        const { status } = await platform.call(listErasures, { params }, { headers: await platform.as(role) })
        return status
      }),
    )
    expect(answers).toEqual([200, 200, 403, 403])
  })
})
