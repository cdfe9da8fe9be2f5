import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nodeCryptography } from '../node-cryptography.ts'
import { textOf, toBase64, utf8 } from './bytes.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { decodeBundle } from './entry-bundle.ts'
import { Malformed } from './malformed.ts'
import { formatNote } from './note.ts'
import { Untrusted } from './open-checkpoint.ts'
import { formatProofFile, NotProven, parseProofFile, verifyProofFile } from './proof-file.ts'
import { entry, flips, leaves, NaiveTree, naiveRoot, REAL_KEY, sha256, testData, testKey, testText } from './test-log.ts'
import { hashLeaf } from './tree-hash.ts'
import { trustLogs } from './trust-policy.ts'
import { parseVerifierKey } from './verifier-key.ts'

const log = testKey('heard.example/ledger', 'ed25519', 1)
const text = formatCheckpoint({ origin: log.key.name, size: 130n, root: naiveRoot(leaves(130)), extensions: [] })
const checkpoint = formatNote({ text, signatures: [log.signText(text)] })
const proof = new NaiveTree(leaves(130)).path(77, 130)
const file = formatProofFile({ index: 77n, proof, checkpoint })
const policy = trustLogs(log.key)

it('is the text of the specification', () => {
  expect(file).toBe(`c2sp.org/tlog-proof@v1\nindex 77\n${proof.map(toBase64).join('\n')}\n\n${checkpoint}`)
})

it('proves its entry, and no other', () => {
  expect(verifyProofFile(nodeCryptography, file, entry(77), policy).index).toBe(77n)
  expect(() => verifyProofFile(nodeCryptography, file, entry(78), policy)).toThrow(
    new NotProven('The proof does not show that this is entry 77 of the log: the entry or the proof was changed.'),
  )
})

it('proves each entry of a real log', () => {
  const entries = decodeBundle(testData('log/tile/entries/000.p/15'), 15)
  const hashes = entries.map((one) => hashLeaf(sha256, one))
  const trust = trustLogs(parseVerifierKey(sha256, REAL_KEY))
  for (const [index, one] of entries.entries()) {
    const real = formatProofFile({ index: BigInt(index), proof: new NaiveTree(hashes).path(index, 15), checkpoint: testText('log/checkpoint') })
    expect(verifyProofFile(nodeCryptography, real, one, trust).checkpoint.size).toBe(15n)
  }
})

it('notices every changed byte', () => {
  for (const flipped of flips(utf8(file))) {
    const changed = textOf(flipped)
    if (changed !== undefined) expect(() => verifyProofFile(nodeCryptography, changed, entry(77), policy)).toThrow(/./)
  }
})

it('is not trusted under another key', () => {
  expect(() => verifyProofFile(nodeCryptography, file, entry(77), trustLogs(testKey(log.key.name, 'ed25519', 2).key))).toThrow(Untrusted)
})

it('reads back what it writes, with extra data too', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 129n }),
      fc.uint8Array({ minLength: 1 }),
      fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
      (index, extra, hashes) => {
        expect(parseProofFile(formatProofFile({ index, extra, proof: hashes, checkpoint }))).toEqual({ index, extra, proof: hashes, checkpoint })
        expect(parseProofFile(formatProofFile({ index, proof: hashes, checkpoint }))).toEqual({ index, proof: hashes, checkpoint })
      },
    ),
  )
})

it.each([
  ['another first line', file.replace('@v1', '@v2')],
  ['something before the first line', `\n${file}`],
  ['a space behind the first line', file.replace('@v1\n', '@v1 \n')],
  ['no index', file.replace('index 77\n', '')],
  ['a leading zero', file.replace('index 77', 'index 077')],
  ['a negative index', file.replace('index 77', 'index -1')],
  ['two spaces', file.replace('index 77', 'index  77')],
  ['an index outside the tree', file.replace('index 77', 'index 130')],
  ['an index beyond 64 bits', file.replace('index 77', 'index 18446744073709551616')],
  ['empty extra data', file.replace('index 77', 'extra \nindex 77')],
  ['extra data that is not base64', file.replace('index 77', 'extra ?\nindex 77')],
  ['extra data after the index', file.replace('index 77', 'index 77\nextra AAAA')],
  ['extra data twice', file.replace('index 77', 'extra AAAA\nextra AAAA\nindex 77')],
  ['a short hash', file.replace('index 77\n', `index 77\n${toBase64(new Uint8Array(31))}\n`)],
  ['64 hashes', file.replace('index 77\n', `index 77\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}`)],
  ['no blank line', file.replace('\n\n', '\n')],
  ['two blank lines', file.replace('\n\n', '\n\n\n')],
  ['carriage returns', file.replaceAll('\n', '\r\n')],
  ['no checkpoint', file.slice(0, file.indexOf('\n\n') + 2)],
  ['a checkpoint without signature', file.slice(0, file.indexOf('\n—'))],
  ['bytes at the end', `${file}x`],
  ['nothing', ''],
])('refuses one with %s', (_what, other) => {
  expect(() => parseProofFile(other)).toThrow(Malformed)
})
