import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FolderTiles } from '@heard/transparency-log'
import { formatProofFile, parseCheckpoint, portable, TreeReader } from '@heard/transparency-log/verify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestLedger, testLedger } from './ledger.fixture.ts'

const INDEX = 97
let ledger: TestLedger
let proof: string
const write = (name: string, text: string): void => writeFileSync(join(ledger.folder, name), text)

beforeAll(async () => {
  ledger = await testLedger()
  const checkpoint = readFileSync(join(ledger.whole, 'checkpoint'), 'utf8')
  const { size } = parseCheckpoint(checkpoint)
  const reader = new TreeReader(portable.sha256, new FolderTiles(ledger.whole), size)
  proof = formatProofFile({ index: BigInt(INDEX), proof: await reader.inclusionProof(BigInt(INDEX)), checkpoint })
  write('entry', ledger.entries[INDEX] ?? '')
  write('good.tlog-proof', proof)
})
afterAll(() => ledger.close())

const prove = async (name: string, entry = 'entry', key = ledger.key) => ledger.run('verify-proof', name, '--entry', entry, '--key', key)

describe('heard verify-proof', () => {
  it('says which entry of which log is proven, and what that does not prove', async () => {
    expect(await prove('good.tlog-proof')).toStrictEqual({
      code: 0,
      out: [
        `Proven: this is entry ${INDEX} of ${ledger.origin}, as it was signed when it had ${ledger.entries.length} entries.`,
        'It does not prove that what the entry says is true, nor that the ledger shows it to everybody: heard verify checks the whole ledger.',
      ],
      errors: [],
    })
  })

  it('takes an entry that an editor ended with a line feed', async () => {
    write('edited', `${ledger.entries[INDEX]}\n`)
    expect((await prove('good.tlog-proof', 'edited')).code).toBe(0)
  })

  it('reads the entry that is piped in', () => {
    const line = ['--import', './tools/ts.mjs', 'apps/cli/src/main.ts', 'verify-proof', 'good.tlog-proof', '--entry', '-', '--key', ledger.key]
    const options = { input: ledger.entries[INDEX] ?? '', env: { ...process.env, HEARD_CWD: ledger.folder }, encoding: 'utf8' } as const
    expect(execFileSync(process.execPath, line, options)).toMatch(new RegExp(`^Proven: this is entry ${INDEX} of `))
  })

  it.each<[string, (proof: string) => string, string]>([
    [
      'the proof',
      (text) => text.replace(/\n([^\n]{44})\n/, (_, hash: string) => `\n${'B'.repeat(42)}A${hash.slice(43)}\n`),
      'Not proven. The proof does not show',
    ],
    ['the place', (text) => text.replace(`index ${INDEX}`, `index ${INDEX - 1}`), 'Not proven. The proof does not show'],
    ['a hash that is gone', (text) => text.replace(/\n[^\n]{44}\n/, '\n'), 'Not proven. The proof does not show'],
    ['the size', (text) => text.replace(`\n${ledger.entries.length}\n`, `\n${ledger.entries.length + 1}\n`), 'Not proven. The signature of '],
    ['its end', (text) => text.slice(0, text.indexOf('\n\n')), 'Not proven. This is not a proof file: '],
    ['everything', () => '', 'Not proven. This is not a proof file: '],
  ])('doubts a file with a change in %s', async (_, change, message) => {
    write('bad.tlog-proof', change(proof))
    const { code, out } = await prove('bad.tlog-proof')
    expect([code, out[0]?.slice(0, message.length)]).toStrictEqual([1, message])
  })

  it('doubts another entry, and the log of another key', async () => {
    write('other', ledger.entries[INDEX - 1] ?? '')
    expect(await prove('good.tlog-proof', 'other')).toStrictEqual({
      code: 1,
      out: [`Not proven. The proof does not show that this is entry ${INDEX} of the log: the entry or the proof was changed.`],
      errors: [],
    })
    const { code, out } = await prove('good.tlog-proof', 'entry', '127.0.0.1:1/x+64e3cc42+AQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ')
    expect([code, out[0]]).toStrictEqual([1, `Not proven. The checkpoint is of the log "${ledger.origin}", whose key is not among those trusted.`])
  })

  it('asks for what is missing', async () => {
    expect((await ledger.run('verify-proof', 'good.tlog-proof', '--entry', 'entry')).errors).toStrictEqual([
      '--key or --policy is missing: a proof is worth as much as the key it is checked with',
    ])
    expect((await prove('gone')).errors[0]).toMatch(/^PROOF gone: it cannot be read \(ENOENT; looked at /)
    expect((await prove('good.tlog-proof', 'gone')).errors[0]).toMatch(/^--entry gone: it cannot be read \(ENOENT; looked at /)
  })
})
