import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { declineMiniEvent, requestMiniEvent } from '@heard/contracts/events'
import { ErasureList, RetentionWorker } from '@heard/engagement'
import { readConfiguration } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { programme } from '../story.fixture.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { sealedRefs } from '../vault-keeper.ts'
import { restore } from './restore.ts'

const day = (text: string): number => Date.parse(`${text}T12:00:00Z`)

describe('an enquiry that retention erased after the backup was made', () => {
  const clock = { time: 0, now: () => clock.time }
  let root: string
  const inside = (name: string) => join(root, name)
  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0' }, '/')
  const during = async <T>(folder: string, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder: inside(folder), clock })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const statuses = async ({ heard }: TestHeard) => {
    const { store, vault } = heard.platform
    const refs: string[] = []
    for await (const { data } of store.readAll({ types: ['MiniEventRequested', 'MiniEventDeclined'] })) refs.push(...sealedRefs(data))
    return (await vault.open(refs, { purpose: 'enquiry', actor: 'spec', reason: 'review' })).map(({ status }) => status)
  }
  const ask = async (platform: TestHeard): Promise<void> => {
    const details = { name: 'A. Person', contact: 'a@example.org', group: 'Sewing circle', whenAndWhere: 'Mondays' }
    const asked = await platform.call(requestMiniEvent, { params: { programme }, body: { details, contactAgreed: true } })
    if (!asked.ok) throw new Error(asked.problem.title)
    const params = { programme, request: asked.body.request }
    const declined = await platform.call(declineMiniEvent, { params, body: { reason: 'No room.' } }, { headers: await platform.as('coordinator') })
    expect(declined.ok).toBe(true)
  }
  const restored = async (): Promise<void> => {
    mkdirSync(inside('then'))
    for (const name of ['keys', 'erasures.list']) cpSync(join(inside('now'), name), join(inside('then'), name), { recursive: true })
    await restore(inside('yesterday'), at(inside('then')))
  }

  beforeEach(async () => {
    clock.time = day('2026-11-22')
    root = mkdtempSync(join(tmpdir(), 'heard-retained-'))
    await during('now', ask)
    clock.time = day('2027-02-20')
    await during('now', async () => {})
    await backUp(at(inside('now')), inside('yesterday'), clock)
    clock.time = day('2027-02-21')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('stays erased when the backup is restored, before retention runs again', async () => {
    await during('now', async (platform) => {
      expect(await statuses(platform)).toEqual(['open', 'open'])
      await platform.heard.get(RetentionWorker).look()
      expect(await statuses(platform)).toEqual(['erased', 'erased'])
    })
    await restored()
    expect(await during('then', statuses)).toEqual(['erased', 'erased'])
  })

  it('comes back with a list that does not have it', async () => {
    await restored()
    expect(await during('then', statuses)).toEqual(['open', 'open'])
  })

  it('is on the list before the vault is touched: a crash in between is made good by the next start', async () => {
    await during('now', async (platform) => {
      const erase = vi.spyOn(platform.heard.platform.vault, 'erase').mockRejectedValueOnce(new Error('power cut'))
      await expect(platform.heard.get(RetentionWorker).look()).rejects.toThrow('power cut')
      erase.mockRestore()
      expect(platform.heard.get(ErasureList).subjects()).toMatchObject([{ purposes: ['enquiry'] }])
      expect(await statuses(platform)).toEqual(['open', 'open'])
    })
    expect(await during('now', statuses)).toEqual(['erased', 'erased'])
  })
})
