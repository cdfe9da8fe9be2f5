import { createHash, randomBytes } from 'node:crypto'
import type { AnswerOf, BodyOf } from '@heard/contracts'
import {
  claimOutcome,
  commitmentHistory,
  listWordings,
  makeCommitment,
  type PublishedFile,
  publishedFile,
  type ReportingFact,
  reportProgress,
  reportVersion,
  sendFileAhead,
  withdrawWording,
} from '@heard/contracts/reporting'
import { ClamdDouble, eicar, pngChunk, pngHeader, pngOf, pngPixels } from '@heard/files/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { publishNext } from '../report/report.fixture.ts'
import { reportingLedger } from '../reporting.audit.ts'
import { programme, startReporting, type Who } from '../reporting.fixture.ts'

const scanner = new ClamdDouble()
let time = Date.parse('2026-03-01T09:00:00.000Z')
const clock = { now: () => time }
let heard: Awaited<ReturnType<typeof startReporting>>
let commitment: string

const newKey = () => randomBytes(32).toString('base64url')
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\ntrailer <<>>\n%%EOF\n`)
const picture = (...more: readonly Buffer[]): Buffer => pngOf(pngHeader(1, 1), ...more, pngChunk('IDAT', pngPixels(Uint8Array.of(0))))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const promise = async (organisation: 'council' | 'icb'): Promise<string> => {
  const body = {
    organisation,
    objective: 'care',
    due: '2026-09-01',
    measure: 'Counted',
    text: 'Ring people',
    ownerRole: 'Head of care',
    language: 'en',
  }
  return (await heard.send(organisation, makeCommitment, { programme }, { body })).answer.commitment
}
const sendTo = (to: string, bytes: Buffer, name: string, who: Who = 'council', key = newKey()) =>
  heard.send(who, sendFileAhead, { programme, commitment: to }, { body: { key, name, content: bytes.toString('base64') } })
const sent = async (bytes: Buffer, name: string): Promise<string> => {
  const key = newKey()
  expect((await sendTo(commitment, bytes, name, 'council', key)).status).toBe(201)
  return key
}
type Files = NonNullable<BodyOf<typeof reportProgress>['files']>
const report = (files: Files, headers: Readonly<Record<string, string>> = {}) =>
  heard.send('council', reportProgress, { programme, commitment }, { body: { state: 'under-way', note: 'Half way', files, language: 'en' }, headers })
const shown = async (): Promise<AnswerOf<typeof commitmentHistory>['commitment']> =>
  (await heard.send('nobody', commitmentHistory, { programme, commitment })).answer.commitment
const published = async (): Promise<readonly PublishedFile[]> => (await shown()).progress?.files ?? []
const read = ({ file }: Pick<PublishedFile, 'file'>, of = commitment) => heard.send('nobody', publishedFile, { programme, commitment: of, file })
const problemOf = ({ status, problem }: { readonly status: number; readonly problem: { readonly type: string } | undefined }) =>
  problem && 'type' in problem ? problem.type.replace('/problems/', '') : status

beforeAll(async () => {
  heard = await startReporting(clock, { HEARD_CLAMAV: await scanner.start() })
})
beforeEach(async () => {
  commitment = await promise('council')
})
afterAll(async () => {
  await heard.close()
  await scanner.close()
})

describe('files beside a progress or a claim', () => {
  it('are public with it, byte for byte what the ledger has the hash of, a picture without its metadata', async () => {
    const figures = Buffer.from('month,calls\nJanuary,12\n')
    const kept = [await sent(pdf('minutes'), 'minutes.pdf'), await sent(picture(pngChunk('tEXt', Buffer.from('Author\0Jo'))), 'desk.PNG')]
    const [minutes = '', desk = ''] = kept
    const files = [
      { key: minutes, name: 'Minutes of May' },
      { key: desk, name: 'The new desk', shows: 'Two people at a desk with phones' },
      { key: await sent(figures, 'calls.csv'), name: 'Calls', shows: 'is no picture' },
    ]
    expect((await report(files)).status).toBe(204)
    const told = (bytes: Buffer, kind: 'pdf' | 'png' | 'csv') => ({ kind, size: bytes.length, sha256: sha256(bytes) })
    const about = (text: string, more = {}) => ({ status: 'open', language: 'en', text, ...more })
    const expected = [
      { ...told(pdf('minutes'), 'pdf'), about: about('Minutes of May') },
      { ...told(picture(), 'png'), about: about('The new desk', { shows: 'Two people at a desk with phones' }) },
      { ...told(figures, 'csv'), about: about('Calls') },
    ]
    const found = await published()
    expect(found.map(({ file: _file, programme: _programme, commitment: _commitment, ...one }) => one)).toStrictEqual(expected)
    expect((await shown()).history.at(-1)).toMatchObject({ what: 'progress', files: found })
    for (const [index, one] of found.entries()) {
      const { kind, size, sha256: hash, content, name, mediaType } = (await read(one)).answer
      expect({ kind, size, sha256: hash }).toStrictEqual({ kind: one.kind, size: one.size, sha256: one.sha256 })
      expect(sha256(Buffer.from(content, 'base64'))).toBe(one.sha256)
      expect([name, mediaType]).toStrictEqual([expected[index]?.about.text, ['application/pdf', 'image/png', 'text/csv'][index]])
    }
    const stream = heard.platform.store.readStream<ReportingFact<'ProgressReported'>>(`commitment-${programme}.${commitment}`, {
      direction: 'backwards',
      limit: 1,
    })
    const [fact] = await Array.fromAsync(stream)
    if (!fact || !('enter' in reportingLedger.ProgressReported)) throw new Error('nothing enters the ledger')
    expect(reportingLedger.ProgressReported.enter(fact.data, { digest: () => '' })).toMatchObject({
      data: { files: fact.data.files?.map(({ about: { binding } }) => binding), fileHashes: found.map((one) => one.sha256) },
    })
  })

  it('are claimed with too, and the next progress does not have them', async () => {
    const files = [{ key: await sent(pdf('done'), 'done.pdf'), name: 'What was done' }]
    const body = { level: 'complete' as const, text: 'Done', files, language: 'en' }
    expect((await heard.send('council', claimOutcome, { programme, commitment }, { body })).status).toBe(204)
    expect((await shown()).history.at(-1)).toMatchObject({ what: 'outcome-claimed', files: [{ about: { text: 'What was done' } }] })
    expect((await report([])).status).toBe(204)
    expect(await published()).toStrictEqual([])
  })

  it('are refused for what they are, and nothing of them waits', async () => {
    const key = newKey()
    const tried = async (bytes: Buffer, name: string) => problemOf(await sendTo(commitment, bytes, name, 'council', key))
    expect([
      await tried(Buffer.from('<!doctype html><script>alert(1)</script>'), 'minutes.pdf'),
      await tried(Buffer.concat([Buffer.from('GIF89a'), pdf('hidden')]), 'minutes.pdf'),
      await tried(Buffer.from('%PDF-1.7\n'), 'minutes.pdf'),
      await tried(pdf('picture'), 'minutes.png'),
      await tried(Buffer.from(`${eicar}\n`), 'table.csv'),
    ]).toStrictEqual(['other-kind', 'two-kinds-in-one', 'damaged-file', 'name-misleads', 'infected'])
    expect(problemOf(await report([{ key, name: 'Minutes' }]))).toBe('unknown-file')
  })

  it('are sent only by whoever answers for the promise, and wait for that one alone', async () => {
    expect(problemOf(await sendTo(commitment, pdf('x'), 'x.pdf', 'icb'))).toBe('not-yours')
    expect(problemOf(await sendTo(commitment, pdf('x'), 'x.pdf', 'analyst'))).toBe('not-allowed')
    expect(problemOf(await sendTo('0197f3b0-0000-7000-8000-000000000000', pdf('x'), 'x.pdf'))).toBe('unknown-commitment')
    const key = newKey()
    await sendTo(await promise('council'), pdf('x'), 'x.pdf', 'council', key)
    expect(problemOf(await report([{ key, name: 'Of another promise' }]))).toBe('unknown-file')
  })

  it('need words where they are pictures, and are three at most', async () => {
    const key = await sent(picture(), 'desk.png')
    expect(problemOf(await report([{ key, name: 'The desk' }]))).toBe('picture-without-words')
    const one = { key, name: 'The desk', shows: 'A desk' }
    expect(problemOf(await report([one, one, one, one]))).toBe('invalid-input')
    expect((await report([one])).status).toBe(204)
  })

  it('are published once, though it is sent twice', async () => {
    const files = [{ key: await sent(pdf('once'), 'once.pdf'), name: 'Once' }]
    const headers = { 'idempotency-key': newKey() }
    expect([(await report(files, headers)).status, (await report(files, headers)).status]).toStrictEqual([204, 204])
    expect(problemOf(await report(files))).toBe('unknown-file')
    expect((await shown()).history.filter(({ what }) => what === 'progress')).toHaveLength(1)
  })

  it('wait for a day, and are gone when nobody came back for them', async () => {
    const key = await sent(pdf('left'), 'left.pdf')
    time += 86_400_000
    expect(problemOf(await report([{ key, name: 'Left' }]))).toBe('unknown-file')
  })
})

describe('a file that is withdrawn', () => {
  it('is gone from the vault, from its page and from earlier reports, which say when and why, and nothing else goes with it', async () => {
    const files = [
      { key: await sent(pdf('names'), 'names.pdf'), name: 'Names of everybody' },
      { key: await sent(pdf('stays'), 'stays.pdf'), name: 'Figures' },
    ]
    await report(files)
    const [names, stays] = await published()
    if (!names || !stays) throw new Error('nothing was published')
    await publishNext(heard, 'The first year')
    const { wordings } = (await heard.send('publisher', listWordings, { programme }, { query: { id: commitment } })).answer
    const listed = wordings.filter(({ part }) => part === 'file')
    expect(listed.map(({ words }) => words)).toStrictEqual([names.about, stays.about])
    const ref = listed[0]?.ref ?? ''
    const withdraw = () => heard.send('publisher', withdrawWording, { programme, ref }, { body: { reason: 'names-a-person' } })
    expect([(await withdraw()).status, (await withdraw()).status]).toStrictEqual([204, 204])

    const withdrawn = { status: 'withdrawn', withdrawal: { on: new Date(time).toISOString().slice(0, 10), because: 'names-a-person' } }
    expect(await published()).toStrictEqual([{ ...names, about: withdrawn }, stays])
    expect([problemOf(await read(names)), (await read(stays)).status]).toStrictEqual(['file-withdrawn', 200])
    const stream = heard.platform.store.readStream<ReportingFact<'ProgressReported'>>(`commitment-${programme}.${commitment}`)
    const facts = await Array.fromAsync(stream)
    const refs = facts.flatMap(({ data }) => data.files ?? []).flatMap(({ about, bytes }) => [about.ref, bytes.ref])
    const states = async () => (await heard.platform.vault.wording(refs)).map(({ status }) => status)
    await vi.waitUntil(async () => (await states())[0] === 'erased', { timeout: 10_000 })
    expect(await states()).toStrictEqual(['erased', 'erased', 'open', 'open'])

    const { content, kept } = (await heard.send('nobody', reportVersion, { programme, version: '1' })).answer
    const inReport = content?.commitments.find(({ id }) => id === commitment)?.progress?.files
    expect([kept, inReport]).toStrictEqual(['yes', [{ ...names, about: withdrawn }, stays]])
  })

  it('is of this promise, or it is not there', async () => {
    await report([{ key: await sent(pdf('here'), 'here.pdf'), name: 'Here' }])
    const [here] = await published()
    if (!here) throw new Error('nothing was published')
    expect([(await read(here)).status, problemOf(await read(here, await promise('council')))]).toStrictEqual([200, 'not-found'])
  })
})
