import type { BodyOf, QueryOf } from '@heard/contracts'
import { changeMemo, defineTheme, listMemos, type MemoView, mergeTheme, removeMemo, writeMemo } from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import type { MemoFact } from './memo.events.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const inProgramme = { programme }
const [patient, carer] = [uuidv7(1), uuidv7(2)]
const at = '2026-03-01T09:00:00.000Z'
let heard: Awaited<ReturnType<typeof startReporting>>
let [waiting, letters, kind, other] = ['', '', '', '']

const write = async (body: BodyOf<typeof writeMemo>) => (await heard.send('analyst', writeMemo, inProgramme, { body })).answer.memo
const list = async (query: Partial<QueryOf<typeof listMemos>> = {}) => (await heard.send('analyst', listMemos, inProgramme, { query })).answer
const words = ({ words: read }: MemoView) => (read.status === 'open' ? read.text : `(${read.status})`)
const texts = async (query: Partial<QueryOf<typeof listMemos>> = {}) => (await list(query)).memos.map(words)

beforeAll(async () => {
  heard = await startReporting(clock)
  const theme = async (name: string) => (await heard.send('analyst', defineTheme, inProgramme, { body: { name, language: 'en' } })).answer.theme
  ;[waiting, letters] = [await theme('Waiting'), await theme('Letters')]
  ;[kind, other] = [await heard.told.imported(patient, 'The nurse was kind'), await heard.told.imported(carer, 'We waited weeks')]
})
afterAll(() => heard.close())

describe('memos', () => {
  it('are found on what they are on, the newest first', async () => {
    await write({ words: 'Few men wrote to us', language: 'en' })
    await write({ words: 'Is this one theme or two?', language: 'en', theme: waiting })
    await write({ words: 'She thanks the nurse', language: 'en', contribution: kind, excerpt: { field: 'happened', from: 4, to: 9, textVersion: 1 } })
    await write({ words: 'See the story before', language: 'en', contribution: other })
    expect(await texts()).toEqual(['See the story before', 'She thanks the nurse', 'Is this one theme or two?', 'Few men wrote to us'])
    expect(await texts({ about: 'programme' })).toEqual(['Few men wrote to us'])
    expect(await texts({ about: 'contribution' })).toEqual(['See the story before', 'She thanks the nurse'])
    expect(await texts({ theme: waiting })).toEqual(['Is this one theme or two?'])
    expect(await list({ skip: 1, limit: 1 })).toMatchObject({ total: 4, memos: [{ contribution: kind }] })
    const [excerpt] = (await list({ contribution: kind })).memos
    expect(excerpt).toEqual({
      memo: expect.any(String),
      contribution: kind,
      excerpt: { field: 'happened', from: 4, to: 9 },
      words: { status: 'open', language: 'en', text: 'She thanks the nurse' },
      version: 1,
      written: { at, by: 'analyst' },
    })
  })

  it('on a theme are found with the theme that it counts as', async () => {
    await write({ words: 'Letters come late too', language: 'en', theme: letters })
    await heard.send('analyst', mergeTheme, { programme, theme: letters }, { body: { into: waiting } })
    expect(await texts({ theme: waiting })).toEqual(['Letters come late too', 'Is this one theme or two?'])
    const refused = await heard.send('analyst', writeMemo, inProgramme, { body: { words: 'More', language: 'en', theme: letters } })
    expect([refused.status, refused.problem.type]).toEqual([409, '/problems/theme-merged'])
  })

  it('are opened for whoever reads them, and that is recorded, where they are on a person', async () => {
    heard.openings.length = 0
    await list({ about: 'contribution' })
    await list({ about: 'theme' })
    const opened = heard.openings.filter(({ access }) => access.actor !== 'analysis-index')
    expect(opened).toMatchObject([{ access: { purpose: 'narrative', reason: 'read' }, opened: [expect.any(String), expect.any(String)] }])
  })

  it('keep both versions where two change one at the same time', async () => {
    const memo = await write({ words: 'A first thought', language: 'en' })
    const change = (body: BodyOf<typeof changeMemo>) => heard.send('second', changeMemo, { programme, memo }, { body })
    expect((await change({ words: 'A better thought', language: 'en', seen: 1 })).status).toBe(204)
    const late = await change({ words: 'Another thought', language: 'en', seen: 1 })
    expect([late.status, late.problem.type]).toEqual([409, '/problems/memo-changed'])
    expect((await list({ memo })).memos).toMatchObject([{ words: { text: 'A better thought' }, version: 2, changed: { at, by: 'second' } }])
    const blind = await heard.send('analyst', removeMemo, { programme, memo }, { body: { seen: 1 } })
    expect(blind.problem.type).toBe('/problems/memo-changed')
    expect((await heard.send('analyst', removeMemo, { programme, memo }, { body: { seen: 2 } })).status).toBe(204)
    expect((await list({ memo })).memos).toEqual([])
    expect((await change({ words: 'Another thought', language: 'en', seen: 2 })).problem.type).toBe('/problems/memo-removed')
    expect((await heard.send('analyst', changeMemo, { programme, memo: uuidv7(9) }, { body: { words: 'x', language: 'en', seen: 1 } })).status).toBe(
      404,
    )
    const refs: string[] = []
    for await (const { data } of heard.platform.store.readStream<MemoFact>(`memo-${programme}.${memo}`))
      if ('words' in data) refs.push(data.words.ref)
    const left = async () => (await heard.platform.vault.wording(refs)).map(({ status }) => status)
    await vi.waitUntil(async () => (await left()).every((status) => status === 'erased'), { timeout: 10_000 })
  })

  it('on what is hard to read are opened despite the warning only', async () => {
    const on = { programme, contribution: other }
    await heard.told.record(`reading-${programme}.${other}`, { type: 'ContentWarned', data: on })
    expect(await texts({ contribution: other })).toEqual(['(hard)'])
    expect(await texts({ contribution: other, despite: 'warning' })).toEqual(['See the story before'])
    await heard.told.record(`reading-${programme}.${other}`, { type: 'ContentWarningLifted', data: on })
  })

  it('are on the whole of a contribution once other words stand there', async () => {
    const text = await heard.told.seal(patient, 'narrative', { happened: 'The nurse was very kind' })
    await heard.told.record(`contribution-${programme}.${kind}`, {
      type: 'ContributionCorrected',
      data: { programme, contribution: kind, words: text },
    })
    expect((await list({ contribution: kind })).memos.map(({ excerpt }) => excerpt)).toEqual([undefined])
    const marked = { field: 'happened', from: 0, to: 3, textVersion: 1 } as const
    const refused = await heard.send('analyst', writeMemo, inProgramme, {
      body: { words: 'x', language: 'en', contribution: kind, excerpt: marked },
    })
    expect(refused.problem.type).toBe('/problems/not-de-identified')
  })

  it('are gone with a contribution that is withdrawn', async () => {
    const [memo] = (await list({ contribution: other })).memos
    const notice = { version: 1, language: 'en', hash: 'a'.repeat(64) }
    const record = { record: uuidv7(4), programme, contribution: other, purpose: 'analysis', notice, mode: 'web' as const }
    await heard.told.record(`contribution-${programme}.${other}`, { type: 'ConsentWithdrawn', data: record })
    expect(await texts({ contribution: other })).toEqual([])
    const late = { body: { words: 'More', language: 'en', contribution: other } }
    expect((await heard.send('analyst', writeMemo, inProgramme, late)).problem.type).toBe('/problems/contribution-withdrawn')
    const change = { body: { words: 'More', language: 'en', seen: 1 } }
    expect((await heard.send('analyst', changeMemo, { programme, memo: memo?.memo ?? '' }, change)).problem.type).toBe(
      '/problems/contribution-withdrawn',
    )
  })

  it('have no key any more once the person is erased', async () => {
    const { words: before } = (await list({ contribution: kind })).memos[0] ?? {}
    expect(before?.status).toBe('open')
    await heard.platform.vault.erase(patient, ['narrative'])
    expect(await texts({ contribution: kind })).toEqual(['(withdrawn)'])
    const late = { body: { words: 'More', language: 'en', contribution: kind } }
    expect((await heard.send('analyst', writeMemo, inProgramme, late)).problem.type).toBe('/problems/contribution-withdrawn')
  })

  it('are written by analysts, and read by whoever reads contributions', async () => {
    const body = { words: 'Mine', language: 'en' }
    expect((await heard.send('coordinator', writeMemo, inProgramme, { body })).status).toBe(403)
    expect((await heard.send('coordinator', listMemos, inProgramme)).status).toBe(200)
    for (const who of ['publisher', 'auditor', 'icb', 'champion'] as const) expect((await heard.send(who, listMemos, inProgramme)).status).toBe(403)
    const both = { body: { ...body, theme: waiting, contribution: kind } }
    expect((await heard.send('analyst', writeMemo, inProgramme, both)).problem.errors?.map(({ field }) => field)).toEqual(['theme'])
  })
})
