import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { approveQuotation, deidentifyContribution, proposeQuotation, shareStory } from '@heard/contracts/engagement'
import { defineTheme, draftRecommendation, listWordings, publicReport, publishRecommendation, withdrawWording } from '@heard/contracts/reporting'
import { ErasureList } from '@heard/engagement'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eraseMine, whenErased } from './erasure.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const happened = 'I felt forgotten by everybody.'
const named = 'Dr Khan must ring back.'

const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}

describe('what leaves the public pages', () => {
  let platform: TestHeard
  afterEach(() => platform.close())

  const as = async (account?: string): Promise<{ headers: Headers }> => {
    const { store, positions } = platform.heard.platform
    const headers = account === undefined ? new Headers() : new Headers(await platform.as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const recommend = async (): Promise<void> => {
    const words = { name: 'Ringing back', definition: 'Whether anybody rings.', language: 'en' }
    const { theme } = ok(await platform.call(defineTheme, { params, body: words }, await as('analyst')))
    const body = { organisations: ['public-health'], themes: [theme], excerpts: [], title: named, text: 'Ring back.', language: 'en' }
    const { recommendation } = ok(await platform.call(draftRecommendation, { params, body }, await as('analyst')))
    const published = {
      params: { ...params, recommendation },
      body: { dueBy: new Date().toISOString().slice(0, 10), cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
    }
    ok(await platform.call(publishRecommendation, published, await as('publisher')))
  }
  const title = async () => ok(await platform.call(publicReport, { params }, await as())).recommendations[0]?.title
  const inVault = async (ref: string) => (await platform.heard.platform.vault.wording([ref]))[0]?.status

  it.each(['before the list of erasures has it', 'between the list and the vault'])(
    'goes from pages with its fact, and from the vault after a crash %s',
    async (when) => {
      platform = await startTestHeard()
      await recommend()
      const { wordings } = ok(await platform.call(listWordings, { params, query: {} }, await as('publisher')))
      const ref = wordings.find(({ words }) => words.status === 'open' && words.text === named)?.ref ?? ''
      const { vault } = platform.heard.platform
      const list = platform.heard.get(ErasureList)
      const death = vi.spyOn(vault, 'withdraw').mockImplementation(async () => {
        if (when.startsWith('between')) list.addWithdrawn(ref)
        throw new Error('the process died here')
      })
      ok(await platform.call(withdrawWording, { params: { ...params, ref }, body: { reason: 'names-a-person' } }, await as('publisher')))
      await vi.waitUntil(() => death.mock.calls.length > 0, { timeout: 10_000 })
      expect(await title()).toMatchObject({ status: 'withdrawn', withdrawal: { because: 'names-a-person' } })
      expect([await inVault(ref), list.withdrawn()]).toEqual(['open', when.startsWith('between') ? [ref] : []])

      platform = await platform.restart()
      await vi.waitUntil(async () => (await inVault(ref)) === 'erased', { timeout: 10_000 })
      expect(platform.heard.get(ErasureList).withdrawn()).toEqual([ref])
      expect(await title()).toMatchObject({ status: 'withdrawn', withdrawal: { because: 'names-a-person' } })
    },
  )

  it('goes from beside the ledger too, while nothing may be signed', async () => {
    platform = await startTestHeard()
    await recommend()
    await platform.heard.settleLedger()
    const folder = join(platform.folder, 'ledger')
    const beside = () => readdirSync(join(folder, 'wording')).filter((name) => readFileSync(join(folder, 'wording', name), 'utf8').includes(named))
    expect(beside()).toHaveLength(1)
    await platform.heard.close()
    for (const lost of ['ledger/checkpoint', 'ledger-heads.sqlite']) rmSync(join(platform.folder, lost))
    platform = await startTestHeard({ folder: platform.folder })
    const { wordings } = ok(await platform.call(listWordings, { params, query: {} }, await as('publisher')))
    const ref = wordings.find(({ words }) => words.status === 'open' && words.text === named)?.ref ?? ''
    ok(await platform.call(withdrawWording, { params: { ...params, ref }, body: { reason: 'names-a-person' } }, await as('publisher')))
    await vi.waitUntil(() => beside().length === 0, { timeout: 10_000 })
    expect(existsSync(join(folder, 'checkpoint'))).toBe(false)
  })

  it('goes from a report page that a browser holds, when whoever said it is erased', async () => {
    platform = await startTestHeard({ withPortal: true })
    const plain = await plainStory(platform.call, { words: { happened } })
    const consents = plain.consents.map((choice) => ({ ...choice, given: choice.given || choice.purpose === 'anonymous-quotation' }))
    const { contribution, receipt } = ok(await platform.call(shareStory, { params, body: { ...plain, consents } }))
    ok(await platform.call(deidentifyContribution, { params: { ...params, contribution }, body: { spans: [] } }, await as('analyst')))
    const body = { contribution, field: 'happened' as const, from: 0, to: happened.length, textVersion: 1 }
    const { quotation } = ok(await platform.call(proposeQuotation, { params, body }, await as('analyst')))
    ok(await platform.call(approveQuotation, { params: { ...params, quotation } }, await as('publisher')))
    await platform.heard.settleLedger()

    const page = (held?: string) =>
      platform.heard.fetch(`/programmes/${programme}/report`, { headers: held === undefined ? {} : { 'if-none-match': held } })
    const first = await page()
    const held = first.headers.get('etag') ?? ''
    expect([first.status, (await first.text()).includes(happened), (await page(held)).status]).toEqual([200, true, 304])
    await eraseMine(platform, receipt)
    await whenErased(platform)
    const then = await page(held)
    expect([then.status, (await then.text()).includes(happened), then.headers.get('etag') === held]).toEqual([200, false, false])
  })
})
