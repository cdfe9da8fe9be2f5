import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOlder, olderIn } from './check-older.ts'
import { checkProof, placeIn } from './check-proof.ts'
import { checkWords } from './check-words.ts'
import { conclusionOf, failed, open, passed, type Step } from './step.ts'
import { boundWords, testLog } from './test-log.fixture.ts'

const origin = 'heard.example/ledger'
const words = boundWords({ language: 'en', text: 'Ring people.' })
const entries = Array.from({ length: 13 }, (_, index) => `{"at":${index},"text":"${words.binding}"}`)
const log = testLog(origin, entries)
const proof = log.proof(5)
const [entry] = entries.slice(5)
const saysOf = (steps: readonly Step[]) => steps.map(({ outcome, says }) => `${outcome} ${says}`)
const check = (given: Partial<Parameters<typeof checkProof>[0]>) => checkProof({ proof, entry, key: log.key, ...given })
/** The same text with one character of it changed into another of base64. */
const flipped = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`

describe('a proof file', () => {
  it('proves its entry, step by step', () => {
    expect(check({})).toStrictEqual([
      passed('file-read', { index: '5' }),
      passed('signed', { origin, size: '13' }),
      passed('included', { index: '5', size: '13' }),
    ])
  })

  it('leaves open what it proves when nobody says which entry', () => {
    expect(check({ entry: undefined })).toStrictEqual([
      passed('file-read', { index: '5' }),
      passed('signed', { origin, size: '13' }),
      open('entry-unknown', { index: '5', size: '13' }),
    ])
  })

  it('says where its entry stands', () => {
    expect([placeIn(proof), placeIn('x')]).toStrictEqual([{ index: 5n, origin }, undefined])
  })

  const hashAt = proof.indexOf('\n', proof.indexOf('index')) + 3
  const rootAt = proof.indexOf('\n13\n') + 6
  it.each([
    ['another entry', { entry: entries[6] }, ['passed file-read', 'passed signed', 'failed not-in-record']],
    ['an entry with one more space', { entry: `${entry} ` }, ['passed file-read', 'passed signed', 'failed not-in-record']],
    ['a changed byte in its hashes', { proof: flipped(proof, hashAt) }, ['passed file-read', 'passed signed', 'failed not-in-record']],
    ['a changed byte in its checkpoint', { proof: flipped(proof, rootAt) }, ['passed file-read', 'failed signature-wrong']],
    ['another index', { proof: proof.replace('index 5', 'index 6') }, ['passed file-read', 'passed signed', 'failed not-in-record']],
    ['another key of the same name', { key: testLog(origin, [], 2).key }, ['passed file-read', 'failed other-key']],
    ['another log’s proof', { proof: testLog('other.example/log', entries).proof(5) }, ['passed file-read', 'failed other-log']],
    ['a cut file', { proof: proof.slice(0, -20) }, ['failed damaged']],
    ['a file cut before its checkpoint', { proof: proof.slice(0, rootAt - 10) }, ['failed damaged']],
    ['carriage returns', { proof: proof.replaceAll('\n', '\r\n') }, ['failed not-a-proof']],
    ['a later kind of proof file', { proof: proof.replace('@v1', '@v2') }, ['failed not-a-proof']],
    ['something else', { proof: 'Dear neighbour' }, ['failed not-a-proof']],
    ['nothing', { proof: '' }, ['failed not-a-proof']],
    ['a mistyped key', { key: flipped(log.key, log.key.length - 4) }, ['failed key-unreadable']],
    ['no key', { key: '' }, ['failed key-unreadable']],
    ['the key of a witness', { key: 'witness.example+7e8a5ab3+BAAA' }, ['failed key-unreadable']],
  ])('with %s does not pass', (_what, given, says) => {
    expect(saysOf(check(given))).toStrictEqual(says)
    expect(conclusionOf(check(given))).toBe('failed')
  })

  it('never passes when any character of it was changed', () =>
    fc.assert(
      fc.property(fc.nat(proof.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        fc.pre(proof[at] !== other)
        expect(conclusionOf(check({ proof: `${proof.slice(0, at)}${other}${proof.slice(at + 1)}` }))).toBe('failed')
      }),
    ))
})

describe('a checkpoint that somebody kept', () => {
  const older = (text: string, key = log.key) => olderIn(text, key)
  const grown = (size: number, growth: Parameters<typeof checkOlder>[2]) => {
    const kept = older(log.checkpoint(size))
    return 'says' in kept ? kept : checkOlder(kept, log.key, growth)
  }

  it('shows that the log only grew, from every size', () => {
    for (let size = 1; size < 13; size++) expect(grown(size, log.growth(size))).toStrictEqual(passed('grown', { from: `${size}`, size: '13' }))
    expect(grown(13, log.growth(13))).toStrictEqual(passed('unchanged', { from: '13', size: '13' }))
  })

  it('may have lost its last line feed, and gained others', () => {
    expect(older(`\r\n${log.checkpoint(4).trim().replaceAll('\n', '\r\n')}\r\n\r\n`)).toStrictEqual(older(log.checkpoint(4)))
  })

  const rewritten = testLog(origin, ['another beginning', ...entries.slice(1)])
  it.each([
    ['a log with another beginning', grown(4, rewritten.growth(4)), failed('rewritten', { from: '4', size: '13' })],
    ['another log of the same size', grown(13, rewritten.growth(13)), failed('rewritten', { from: '13', size: '13' })],
    ['a proof of another size', grown(4, log.growth(5)), failed('rewritten', { from: '4', size: '13' })],
    ['a proof that is none', grown(4, { checkpoint: log.checkpoint(), proof: ['x'] }), failed('rewritten', { from: '4', size: '13' })],
    ['a newest checkpoint that is shorter', grown(4, { checkpoint: log.checkpoint(3), proof: [] }), failed('shrunk', { from: '4', size: '3' })],
    ['a log that has not come so far', grown(4, 'shorter'), failed('shrunk', { from: '4' })],
    ['a newest checkpoint of another key', grown(4, testLog(origin, entries, 2).growth(4)), failed('newest-not-trusted')],
    ['a newest checkpoint that is none', grown(4, { checkpoint: '', proof: [] }), failed('newest-not-trusted')],
    ['no answer', grown(4, undefined), open('newest-unreachable')],
    ['itself being empty', older(testLog(origin, []).checkpoint()), open('older-empty')],
    ['itself being something else', older('Dear neighbour'), failed('older-unreadable')],
    ['itself being of another key', older(testLog(origin, entries, 2).checkpoint()), failed('older-not-trusted', { name: origin })],
    ['itself being changed', older(log.checkpoint().replace('13', '14')), failed('older-not-trusted', { name: origin })],
    ['no key', older(log.checkpoint(), 'x'), failed('key-unreadable')],
  ])('does not pass with %s', (_what, step, expected) => {
    expect(step).toStrictEqual(expected)
  })
})

describe('the words beside an entry', () => {
  const bound = { name: 'Promise', binding: words.binding, state: 'published', file: words.file } as const
  const other = boundWords({ language: 'en', text: 'Ring people.' }, 'b'.repeat(32))

  it('are those that it was made for', () => {
    expect(checkWords(entry ?? '', bound)).toStrictEqual(passed('words-bound', { field: 'Promise' }))
  })

  it.each([
    ['one letter changed', { file: words.file.replace('Ring', 'Sing') }],
    ['another secret', { file: other.file }],
    ['other words that fit themselves', other],
    ['no file in its format', { file: '[]' }],
    ['null for a file', { file: 'null' }],
    ['no JSON', { file: '{' }],
    ['a secret that is not base64url', { file: words.file.replace('"secret":"', '"secret":"?') }],
    ['no words', { file: JSON.stringify({ secret: 'YQ' }) }],
  ])('are not with %s', (_what, changes) => {
    expect(checkWords(entry ?? '', { ...bound, ...changes })).toStrictEqual(failed('words-changed', { field: 'Promise' }))
  })

  it('are withdrawn or missing, and these are two things', () => {
    const withdrawn = checkWords(entry ?? '', { ...bound, state: 'withdrawn', file: undefined })
    const missing = checkWords(entry ?? '', { ...bound, state: 'missing', file: undefined })
    expect([withdrawn, missing]).toStrictEqual([open('words-withdrawn', { field: 'Promise' }), open('words-missing', { field: 'Promise' })])
    expect([conclusionOf([passed('included'), withdrawn]), conclusionOf([passed('included'), missing])]).toStrictEqual(['passed', 'open'])
  })
})

it('concludes nothing from nothing', () => expect(conclusionOf([])).toBe('open'))
