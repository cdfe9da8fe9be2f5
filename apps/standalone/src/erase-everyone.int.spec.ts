import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ready as readiness } from '@heard/contracts'
import { ErasedStore, importStatus, myContribution, startImport, uploadImport } from '@heard/contracts/engagement'
import { listContributions } from '@heard/contracts/reporting'
import { allows, type Role, roles } from '@heard/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseByStaff, eraseMine, erasures, type Told, tell } from './erasure.fixture.ts'
import { faultsSince, type SavedLogs, saveLogs } from './saved-logs.fixture.ts'
import { routes } from './services.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const ROWS = 200

const accountOf = (action: string): string | undefined => {
  if (action === 'public') return undefined
  const role = (Object.keys(roles) as Role[]).find((one) => allows(one, action))
  return role === 'stakeholder' ? 'stakeholder.luton-cancer' : role
}
describe('after everyone was erased', () => {
  let platform: TestHeard
  let saved: SavedLogs
  const told: Told[] = []
  const file = Buffer.from(
    `id,comment,label\n${Array.from({ length: ROWS }, (_, row) => `${row},"Nobody called back, the ${row}th time",waiting ${row % 7}`).join('\n')}\n`,
  ).toString('base64')
  const map = {
    parts: [{ id: 'comment', texts: [{ column: 'comment', field: 'happened' as const }] }],
    labels: [{ kind: 'columns' as const, columns: ['label'] }],
    sourceId: ['id'],
    deidentified: true,
  }

  const importFile = async () => {
    const headers = await platform.as('analyst')
    const uploaded = await platform.call(uploadImport, { params, body: { name: 'answers.csv', content: file } }, { headers })
    if (!uploaded.ok) throw new Error(uploaded.problem.title)
    const started = await platform.call(startImport, { params: { ...params, upload: uploaded.body.upload }, body: { map } }, { headers })
    if (!started.ok) throw new Error(`${started.problem.title} ${JSON.stringify(started.problem.errors)}`)
    for (;;) {
      const status = await platform.call(importStatus, { params: { ...params, batch: started.body.batch } }, { headers })
      if (!status.ok) throw new Error(status.problem.title)
      if (status.body.state !== 'running') return status.body
      await pause(10)
    }
  }

  const people = async (): Promise<readonly string[]> => {
    const contributions: string[] = []
    for await (const { data } of platform.heard.platform.store.readAll({ types: ['ContributionShared', 'ContributionImported'] })) {
      if ('contribution' in data && typeof data.contribution === 'string') contributions.push(data.contribution)
    }
    return contributions
  }

  const countOf = async (type: string): Promise<number> => {
    let count = 0
    for await (const _ of platform.heard.platform.store.readAll({ types: [type] })) count += 1
    return count
  }

  const ready = async (): Promise<void> => {
    for (;;) {
      const answer = await platform.call(readiness)
      if (!answer.ok) await pause(10)
      else if (answer.body.status === 'ready') return
      else throw new Error(answer.body.degraded.join())
    }
  }

  beforeAll(async () => {
    platform = await startTestHeard()
    for (let story = 0; story < 5; story += 1) told.push(await tell(platform, { community: 'south-asian' }))
    const imported = await importFile()
    expect(imported.state).toBe('finished')
    const contributions = await people()
    expect(contributions).toHaveLength(ROWS + told.length)
    saved = await saveLogs(platform)
    await eraseMine(platform, told[0]?.receipt ?? '')
    await platform.as('data-protection')
    const rest = contributions.slice(1)
    while (rest.length > 0) await Promise.all(rest.splice(0, 25).map((contribution) => eraseByStaff(platform, contribution)))
    while ((await countOf('SubjectErased')) < contributions.length) await pause(10)
  }, 180_000)
  afterAll(async () => {
    saved.discard()
    await platform.close()
  })

  const everyPage = async (): Promise<readonly string[]> => {
    const broken: string[] = []
    const [contribution = ''] = await people()
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const account = accountOf(route.action)
      const headers = account === undefined ? new Headers() : await platform.as(account)
      const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => (name === 'programme' ? programme : contribution))
      const { status } = await platform.heard.fetch(path, { headers })
      // 409: an account that is not connected with an application any more.
      if (![200, 400, 404, 409, 410].includes(status)) broken.push(`${route.id} ${status}`)
    }
    return broken
  }

  it('every read model is built again from nothing, and every page answers', async () => {
    expect(await everyPage()).toEqual([])
    await platform.heard.close()
    for (const folder of ['read', 'policies']) rmSync(join(platform.folder, folder), { recursive: true })
    platform = await startTestHeard({ folder: platform.folder })
    await ready()
    expect(await everyPage()).toEqual([])
    expect((await erasures(platform)).map(({ state }) => state)).toEqual(Array.from({ length: ROWS + told.length }, () => 'erased'))
    expect(await countOf('SubjectErased')).toBe(ROWS + told.length)
    expect(await countOf('StorePurged')).toBe(ErasedStore.options.length * (ROWS + told.length))
  })

  it('every file, checkpoint and proof that somebody kept of both logs still verifies, and the whole of them finds no fault', async () => {
    expect(saved.proofs.ledger.length).toBeGreaterThan(0)
    expect(saved.proofs['private-log'].length).toBeGreaterThan(10)
    expect(await faultsSince(saved, platform)).toStrictEqual([])
  })

  it('every receipt says withdrawn, and nobody is counted', async () => {
    for (const { receipt } of told) {
      const mine = await platform.call(myContribution, { body: { receipt } })
      expect(mine.ok && [mine.body.words, mine.body.community]).toEqual([{ status: 'withdrawn' }, undefined])
    }
    const analyst = await platform.as('analyst')
    const list = await platform.call(listContributions, { params, query: { limit: '10' } }, { headers: analyst })
    expect(list.ok && list.body).toEqual({ contributions: [], total: 0 })
  })

  it('the same file brings nobody back', async () => {
    const again = await importFile()
    expect({ state: again.state, accepted: again.counts?.accepted, duplicates: again.counts?.duplicates }).toEqual({
      state: 'finished',
      accepted: 0,
      duplicates: ROWS,
    })
  })
})
