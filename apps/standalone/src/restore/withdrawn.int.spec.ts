import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  approveQuotation,
  changeConsent,
  deidentifyContribution,
  follow,
  myContribution,
  proposeQuotation,
  publicQuotations,
  shareStory,
  unfollow,
} from '@heard/contracts/engagement'
import { defineTheme, draftRecommendation, listWordings, publicReport, publishRecommendation, withdrawWording } from '@heard/contracts/reporting'
import { ErasureList } from '@heard/engagement'
import { readConfiguration } from '@heard/service-kit'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { plainStory, programme } from '../story.fixture.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { restore } from './restore.ts'

const params = { programme }
const happened = 'I felt forgotten by everybody.'
const named = 'Dr Khan must ring back.'
const optional = ['anonymous-quotation', 'contact']

/** The body of an answer that must have gone well. */
const bodyOf = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}

describe('what was withdrawn after the backup was made', () => {
  const root = mkdtempSync(join(tmpdir(), 'heard-withdrawn-'))
  const inside = (name: string) => join(root, name)
  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0' }, '/')
  const mails = new TestMailServer()
  let smtp: string
  const told = { receipt: '', choice: { purpose: '', noticeVersion: 0, noticeHash: '', language: '', given: false }, stop: '' }

  const during = async <T>(folder: string, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder: inside(folder), environment: { HEARD_SMTP_URL: smtp } })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const upToNow = async ({ heard }: TestHeard, headers = new Headers()): Promise<{ headers: Headers }> => {
    const after = new Headers(headers)
    after.set('heard-after', heard.platform.positions.seal(await heard.platform.store.head()))
    return { headers: after }
  }
  const as = async (platform: TestHeard, account: string) => upToNow(platform, await platform.as(account))
  const quoted = async (platform: TestHeard) => bodyOf(await platform.call(publicQuotations, { params }, await upToNow(platform))).quotations
  const title = async (platform: TestHeard) =>
    bodyOf(await platform.call(publicReport, { params }, await upToNow(platform))).recommendations[0]?.title
  const wordings = async (platform: TestHeard) =>
    bodyOf(await platform.call(listWordings, { params, query: {} }, await as(platform, 'publisher'))).wordings
  const address = async ({ heard }: TestHeard) => {
    const refs: string[] = []
    for await (const { data } of heard.platform.store.readAll({ types: ['FollowAsked'] }))
      refs.push((data as { address: { ref: string } }).address.ref)
    return (await heard.platform.vault.open(refs, { purpose: 'contact', actor: 'spec', reason: 'mail' })).map(({ status }) => status)
  }

  const following = async (platform: TestHeard) =>
    bodyOf(await platform.call(myContribution, { body: { receipt: told.receipt } }, await upToNow(platform))).follow
  const endings = async ({ heard }: TestHeard) => {
    const found: unknown[] = []
    for await (const { data } of heard.platform.store.readAll({ types: ['FollowEnded'] })) found.push(Reflect.get(data, 'why'))
    return found
  }

  const quote = async (platform: TestHeard): Promise<void> => {
    const plain = await plainStory(platform.call, { words: { happened } })
    const consents = plain.consents.map((choice) => ({ ...choice, given: choice.given || optional.includes(choice.purpose) }))
    const { contribution, receipt } = bodyOf(await platform.call(shareStory, { params, body: { ...plain, consents } }))
    const choice = consents.find(({ purpose }) => purpose === 'anonymous-quotation')
    if (!choice) throw new Error('nobody asks about quotations')
    Object.assign(told, { receipt, choice: { ...choice, given: false } })
    const analyst = await as(platform, 'analyst')
    bodyOf(await platform.call(deidentifyContribution, { params: { ...params, contribution }, body: { spans: [] } }, analyst))
    const body = { contribution, field: 'happened' as const, from: 0, to: happened.length, textVersion: 1 }
    const { quotation } = bodyOf(await platform.call(proposeQuotation, { params, body }, await as(platform, 'analyst')))
    bodyOf(await platform.call(approveQuotation, { params: { ...params, quotation } }, await as(platform, 'publisher')))
  }
  const recommend = async (platform: TestHeard): Promise<void> => {
    const words = { name: 'Ringing back', definition: 'Whether anybody rings.', language: 'en' }
    const { theme } = bodyOf(await platform.call(defineTheme, { params, body: words }, await as(platform, 'analyst')))
    const body = { organisations: ['public-health'], themes: [theme], excerpts: [], title: named, text: 'Ring back.', language: 'en' }
    const { recommendation } = bodyOf(await platform.call(draftRecommendation, { params, body }, await as(platform, 'analyst')))
    const published = {
      params: { ...params, recommendation },
      body: { dueBy: new Date().toISOString().slice(0, 10), cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
    }
    bodyOf(await platform.call(publishRecommendation, published, await as(platform, 'publisher')))
  }
  const asks = async (platform: TestHeard): Promise<void> => {
    bodyOf(await platform.call(follow, { body: { receipt: told.receipt, email: 'a@heard.example', language: 'en' } }, await upToNow(platform)))
    while (mails.taken.length === 0) await pause(5)
    const text = (mails.taken[0] ?? '').replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
    told.stop = /\/follow\/stop\?token=([\w.-]+)/.exec(text)?.[1] ?? ''
  }
  const takeBack = async (platform: TestHeard): Promise<void> => {
    const ref = (await wordings(platform)).find(({ words }) => words.status === 'open' && words.text === named)?.ref ?? ''
    bodyOf(await platform.call(withdrawWording, { params: { ...params, ref }, body: { reason: 'names-a-person' } }, await as(platform, 'publisher')))
    bodyOf(await platform.call(changeConsent, { body: { receipt: told.receipt, choice: told.choice } }, await upToNow(platform)))
    bodyOf(await platform.call(unfollow, { body: { token: told.stop } }, await upToNow(platform)))
    while (platform.heard.get(ErasureList).withdrawn().length < 2) await pause(10)
  }
  const restored = async (folder: string, list: string): Promise<void> => {
    mkdirSync(inside(folder))
    cpSync(inside('now/keys'), join(inside(folder), 'keys'), { recursive: true })
    cpSync(inside(list), join(inside(folder), 'erasures.list'))
    await restore(inside('yesterday'), at(inside(folder)))
  }

  beforeAll(async () => {
    smtp = await mails.start()
    await during('now', async (platform) => {
      await quote(platform)
      await recommend(platform)
      await asks(platform)
    })
    await backUp(at(inside('now')), inside('yesterday'), Date)
    cpSync(inside('now/erasures.list'), inside('list-of-yesterday'))
    await during('now', takeBack)
  }, 60_000)
  afterAll(async () => {
    await mails.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('stays withdrawn when the backup is restored, and every page answers', async () => {
    await restored('then', 'now/erasures.list')
    await during('then', async (platform) => {
      expect(await title(platform)).toEqual({ status: 'withdrawn' })
      expect((await wordings(platform)).map(({ words }) => words.status)).toContain('withdrawn')
      expect(JSON.stringify(await quoted(platform))).not.toContain(happened)
      expect(await address(platform)).toEqual(['erased'])
      expect([await following(platform), await endings(platform)]).toEqual(['none', ['erased']])
    })
    await during('then', async (platform) => expect([await following(platform), await endings(platform)]).toEqual(['none', ['erased']]))
  })

  it('comes back with a list that does not have it', async () => {
    await restored('without', 'list-of-yesterday')
    await during('without', async (platform) => {
      expect(await title(platform)).toMatchObject({ status: 'open', text: named })
      expect((await quoted(platform)).map(({ words }) => words.text)).toEqual([happened])
      expect(await address(platform)).toEqual(['open'])
      expect([await following(platform), await endings(platform)]).toEqual(['asked', []])
    })
  })

  it('is on the list before the vault is touched, unless the vault refuses it', async () => {
    await during('without', async (platform) => {
      const { vault, store } = platform.heard.platform
      const list = platform.heard.get(ErasureList)
      const before = list.withdrawn()
      const refs: string[] = []
      for await (const { data } of store.readAll({ types: ['FollowAsked'] })) refs.push((data as { address: { ref: string } }).address.ref)
      await expect(vault.withdraw(refs)).rejects.toThrow(RangeError)
      expect(list.withdrawn()).toEqual(before)
      const open = (await wordings(platform)).find(({ words }) => words.status === 'open')?.ref ?? ''
      const add = vi.spyOn(ErasureList.prototype, 'addWithdrawn').mockImplementationOnce(() => {
        throw new Error('disk full')
      })
      await expect(vault.withdraw([open])).rejects.toThrow('disk full')
      add.mockRestore()
      expect((await vault.wording([open])).map(({ status }) => status)).toEqual(['open'])
    })
  })
})
