import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { shareStory } from '@heard/contracts/engagement'
import { evidencePack } from '@heard/contracts/ledger'
import { nodeCryptography } from '@heard/transparency-log'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from '../story.fixture.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { checkPack, type PackFiles } from './check-pack.ts'

let test: TestHeard
let files: PackFiles
const folder = mkdtempSync(join(tmpdir(), 'heard-pack-'))
const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString()

beforeAll(async () => {
  test = await startTestHeard()
  const story = await test.call(shareStory, { params: { programme }, body: await plainStory(test.call) })
  expect(story.ok).toBe(true)
  await test.heard.anchorLedger()
  const answer = await test.call(evidencePack, { query: {} }, { headers: await test.as('auditor') })
  if (!answer.ok) throw new Error(answer.problem.title)
  expect(answer.body.name).toMatch(/^evidence-all-\d{4}-\d\d-\d\d\.zip$/)
  files = new Map(Object.entries(unzipSync(Buffer.from(answer.body.base64, 'base64'))))
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const doubtsOf = async (pack: PackFiles, key?: string): Promise<readonly string[]> => {
  const doubts: string[] = []
  for await (const { ok, what } of checkPack(pack, { cryptography: nodeCryptography, ...(key === undefined ? {} : { key }) }))
    if (!ok) doubts.push(what)
  return doubts
}
const changed = (path: string, change: (bytes: Uint8Array) => Uint8Array): PackFiles =>
  new Map([...files].map(([name, bytes]) => [name, name === path ? change(bytes) : bytes]))
const without = (path: string): PackFiles => new Map([...files].filter(([name]) => name !== path))
const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(Math.floor(bytes.length / 2), (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1)

describe('an evidence pack', () => {
  it('has the evidence of every question, the documents, both logs and a verifier, and checks without a doubt', async () => {
    const paths = [...files.keys()]
    expect(paths.filter((path) => path.startsWith('evidence/'))).toHaveLength(34)
    for (const path of [
      'README.txt',
      'verify.mjs',
      'verify.html',
      'documents/dpia.md',
      'documents/software-bill.cdx.json',
      'ledger/checkpoint',
      'private-log/checkpoint',
    ]) {
      expect(paths).toContain(path)
    }
    expect(paths.filter((path) => path.startsWith('private-log/leaves/')).length).toBeGreaterThan(10)
    expect(await doubtsOf(files)).toStrictEqual([])
    expect(await doubtsOf(files, JSON.parse(text('ledger/heard-ledger.json')).verifierKey)).toStrictEqual([])
  })

  it('names nobody and holds nothing that was typed', () => {
    for (const [path, bytes] of files) {
      if (path.startsWith('documents/') || path === 'verify.mjs' || path === 'verify.html') continue
      expect(Buffer.from(bytes).includes('come back in a month')).toBe(false)
      expect(Buffer.from(bytes).includes('@heard.example')).toBe(false)
    }
  })

  it('is noticed when any file of it is changed, dropped or added', async () => {
    const one = (prefix: string): string => [...files.keys()].find((path) => path.startsWith(prefix)) ?? prefix
    for (const path of [
      'evidence/question-18.csv',
      'ledger/checkpoint',
      one('ledger/tile/entries/'),
      one('ledger/wording/'),
      'private-log/checkpoint',
      one('private-log/anchors/'),
      one('private-log/leaves/'),
      one('private-log/proofs/'),
      'documents/dpia.md',
      'verify.mjs',
    ]) {
      expect((await doubtsOf(changed(path, flipped)))[0], path).toBe(`${path} is not what was packed: it was changed or damaged`)
      expect((await doubtsOf(without(path)))[0], path).toBe(`${path} is listed in the manifest and is not in the pack: ask for the whole pack`)
    }
    expect(await doubtsOf(new Map([...files, ['evidence/question-35.csv', new Uint8Array()]]))).toStrictEqual([
      'evidence/question-35.csv is in the pack and not in the manifest: somebody added it',
    ])
  })

  it('is noticed when its manifest is made again by somebody without the key, or for another ledger', async () => {
    const again = changed('manifest.json', (bytes) => Buffer.from(Buffer.from(bytes).toString().replace('"version": 1', '"version":  1')))
    expect(await doubtsOf(again)).toStrictEqual(['The signature is for another manifest'])
    const forged = changed('manifest.note', (bytes) =>
      Buffer.from(
        Buffer.from(bytes)
          .toString()
          .replace(/[A-Z](?=[^\n]*\n$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      ),
    )
    expect((await doubtsOf(forged))[0]).toMatch(/not signed by the key of this installation|signature line/)
    const other = JSON.parse(text('ledger/heard-ledger.json')).evidenceKey
    expect((await doubtsOf(files, other))[0]).toBe("The pack's ledger names another key than the one you gave: it is not the ledger you know")
  })

  it('checks by its own one-file verifier, in a folder and as a zip, on a machine without Heard', () => {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const run = (...more: readonly string[]) =>
      spawnSync(process.execPath, [join(folder, 'verify.mjs'), ...more], { encoding: 'utf8', cwd: tmpdir(), env: {} })
    const right = run()
    expect([right.status, right.stdout.split('\n').at(-2)]).toStrictEqual([0, 'The evidence pack is what was signed.'])
    writeFileSync(join(folder, 'evidence/question-18.csv'), 'Nobody looked.\r\n')
    const wrong = run()
    expect([wrong.status, wrong.stdout.split('\n')[0]]).toStrictEqual([
      1,
      'DOUBT evidence/question-18.csv is not what was packed: it was changed or damaged',
    ])
  })

  it('is for auditors alone', async () => {
    expect((await test.call(evidencePack, { query: {} })).status).toBe(401)
    expect((await test.call(evidencePack, { query: {} }, { headers: await test.as('administrator') })).status).toBe(403)
  })
})
