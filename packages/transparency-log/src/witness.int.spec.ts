import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeCryptography } from './node-cryptography.ts'
import { cosigner, noteSigner, type Signer } from './signing-key.ts'
import {
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatSignatureLine,
  Malformed,
  openCheckpoint,
  parseAddCheckpoint,
  parseNote,
  type SubmitOptions,
  submitToWitness,
  toBase64,
  trustLogs,
} from './verify/index.ts'
import { leaves, NaiveTree } from './verify/test-log.ts'
import { Witness } from './witness.ts'
import { WitnessState } from './witness-state.ts'

const { ed25519, sha256 } = nodeCryptography
const log = noteSigner('heard.example/ledger', generateKeyPairSync('ed25519').privateKey)
const witnessKey = cosigner('witness.example/w1', generateKeyPairSync('ed25519').privateKey)
const tree = new NaiveTree(leaves(20))
const fork = new NaiveTree(leaves(20).toReversed())

type Unusual = { readonly of?: NaiveTree; readonly by?: Signer; readonly root?: Uint8Array }

const checkpointOf = (size: number, { of = tree, by = log, root = of.root(0, size) }: Unusual = {}): string => {
  const text = formatCheckpoint({ origin: by.key.name, size: BigInt(size), root, extensions: [] })
  return formatNote({ text, signatures: [by.sign(text)] })
}
const requestOf = (oldSize: number, size: number, of = tree): string =>
  formatAddCheckpoint({ oldSize: BigInt(oldSize), proof: oldSize === 0 ? [] : of.consistency(oldSize, size), checkpoint: checkpointOf(size, { of }) })

let folder: string
let state: WitnessState
let witness: Witness
const open = () => {
  state = WitnessState.open(join(folder, 'witness.sqlite'))
  witness = new Witness({ cosigner: witnessKey, logs: [log.key], state, now: () => 1_700_000_000n })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-witness-'))
  open()
})
afterEach(() => {
  state.close()
  rmSync(folder, { recursive: true })
})

const sizeOf = () => state.latest(log.key.name)?.size
const conflict = (size: number) => ({ status: 409, contentType: 'text/x.tlog.size', body: `${size}\n` })

describe('a request to a witness', () => {
  it('is the text of the specification, and reads back', () => {
    const checkpoint = checkpointOf(8)
    const request = { oldSize: 5n, proof: tree.consistency(5, 8), checkpoint }
    expect(formatAddCheckpoint(request)).toBe(`old 5\n${request.proof.map(toBase64).join('\n')}\n\n${checkpoint}`)
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request)
  })

  it.each([
    ['nothing', ''],
    ['no old line', requestOf(0, 3).replace('old 0\n', '')],
    ['a leading zero', requestOf(0, 3).replace('old 0', 'old 00')],
    ['a negative size', requestOf(0, 3).replace('old 0', 'old -1')],
    ['two spaces', requestOf(0, 3).replace('old 0', 'old  0')],
    ['another word', requestOf(0, 3).replace('old 0', 'size 0')],
    ['no blank line', requestOf(0, 3).replaceAll('\n\n', '\n')],
    ['a short hash', requestOf(2, 3).replace('old 2\n', `old 2\n${toBase64(new Uint8Array(31))}\n`)],
    ['64 hashes', requestOf(0, 3).replace('old 0\n', `old 0\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}`)],
    ['an unsigned checkpoint', requestOf(0, 3).slice(0, requestOf(0, 3).indexOf('—'))],
    ['something at the end', `${requestOf(0, 3)}x`],
  ])('with %s is malformed, and answered with 400', (_what, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(Malformed)
    expect([witness.addCheckpoint(body).status, sizeOf()]).toEqual([400, undefined])
  })
})

describe('a witness', () => {
  it('cosigns on first contact and then what follows, and remembers it after a restart', () => {
    for (const [oldSize, size] of [
      [0, 3],
      [3, 3],
      [3, 8],
      [8, 20],
    ] as const) {
      const answer = witness.addCheckpoint(requestOf(oldSize, size))
      expect([answer.status, answer.contentType]).toEqual([200, 'text/plain; charset=utf-8'])
      const trust = { ...trustLogs(log.key), witnesses: [{ key: witnessKey.key }], quorum: { kind: 'witness' as const, key: witnessKey.key } }
      expect(openCheckpoint(ed25519, checkpointOf(size) + answer.body, trust).cosignatures).toEqual([
        { key: witnessKey.key, timestamp: 1_700_000_000n },
      ])
      state.close()
      open()
      expect(state.latest(log.key.name)).toEqual({ size: BigInt(size), root: new Uint8Array(tree.root(0, size)), checkpoint: checkpointOf(size) })
    }
  })

  it('cosigns an empty log, with the root of the empty tree alone', () => {
    const wrong = formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: checkpointOf(0, { root: tree.root(0, 3) }) })
    expect(witness.addCheckpoint(wrong).status).toBe(422)
    const right = formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: checkpointOf(0, { root: emptyRoot(sha256) }) })
    expect([witness.addCheckpoint(right).status, witness.addCheckpoint(requestOf(0, 3)).status]).toEqual([200, 200])
  })

  const stranger = noteSigner('stranger.example/log', generateKeyPairSync('ed25519').privateKey)
  const impostor = noteSigner(log.key.name, generateKeyPairSync('ed25519').privateKey)
  const proof = tree.consistency(3, 8)

  it.each([
    ['404 for a log that it does not know', 404, () => formatAddCheckpoint({ oldSize: 3n, proof, checkpoint: checkpointOf(8, { by: stranger }) })],
    ['403 for a key that it does not know', 403, () => formatAddCheckpoint({ oldSize: 3n, proof, checkpoint: checkpointOf(8, { by: impostor }) })],
    ['403 for a signature that does not fit', 403, () => requestOf(3, 8).replace('\n8\n', '\n9\n')],
    ['400 for an old size above the checkpoint', 400, () => formatAddCheckpoint({ oldSize: 9n, proof, checkpoint: checkpointOf(8) })],
    ['422 without the proof', 422, () => formatAddCheckpoint({ oldSize: 3n, proof: [], checkpoint: checkpointOf(8) })],
    ['422 for a proof with too much', 422, () => formatAddCheckpoint({ oldSize: 3n, proof: [...proof, ...proof], checkpoint: checkpointOf(8) })],
    ['422 for a forked log', 422, () => requestOf(3, 8, fork)],
    ['422 for the same size with a proof', 422, () => formatAddCheckpoint({ oldSize: 3n, proof, checkpoint: checkpointOf(3) })],
  ])('answers %s, and cosigns nothing', (_what, status, request) => {
    witness.addCheckpoint(requestOf(0, 3))
    const answer = witness.addCheckpoint(request())
    expect([answer.status, answer.contentType, sizeOf()]).toEqual([status, 'text/plain; charset=utf-8', 3n])
  })

  it('answers 409 with the size it knows when the old size is another one, or the root of the same size', () => {
    expect(witness.addCheckpoint(requestOf(2, 3))).toEqual(conflict(0))
    witness.addCheckpoint(requestOf(0, 3))
    expect(witness.addCheckpoint(requestOf(0, 8))).toEqual(conflict(3))
    expect(witness.addCheckpoint(requestOf(2, 8))).toEqual(conflict(3))
    expect(witness.addCheckpoint(requestOf(0, 3))).toEqual(conflict(3))
    expect(witness.addCheckpoint(formatAddCheckpoint({ oldSize: 3n, proof: [], checkpoint: checkpointOf(3, { of: fork }) }))).toEqual(conflict(3))
    expect(sizeOf()).toBe(3n)
  })

  it('answers 422 for a first contact with a proof', () => {
    expect(witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0n, proof, checkpoint: checkpointOf(8) })).status).toBe(422)
  })

  it('lets one of two requests win, also where two processes share the file', () => {
    const state2 = WitnessState.open(join(folder, 'witness.sqlite'))
    const second = new Witness({ cosigner: witnessKey, logs: [log.key], state: state2, now: () => 1n })
    witness.addCheckpoint(requestOf(0, 3))
    expect([second.addCheckpoint(requestOf(3, 20)).status, witness.addCheckpoint(requestOf(3, 8))]).toEqual([200, conflict(20)])
    state2.close()
  })

  it('forgets what it was about to remember when it cannot cosign', () => {
    const broken = {
      key: witnessKey.key,
      cosign: () => {
        throw new Error('no key')
      },
    }
    const failing = new Witness({ cosigner: broken, logs: [log.key], state, now: () => 1n })
    expect(() => failing.addCheckpoint(requestOf(0, 3))).toThrow('no key')
    expect([sizeOf(), witness.addCheckpoint(requestOf(0, 3)).status]).toEqual([undefined, 200])
  })
})

describe('submitting to a witness', () => {
  const asked: string[] = []
  beforeEach(() => asked.splice(0))

  const options = (size: number, more: Partial<SubmitOptions> = {}): SubmitOptions => ({
    url: 'https://witness.example/',
    witness: witnessKey.key,
    checkpoint: checkpointOf(size),
    knownSize: 0n,
    consistencyProof: async (size1, size2) => tree.consistency(Number(size1), Number(size2)),
    ed25519,
    fetch: async (address, init) => {
      asked.push(`${init?.method} ${String(address)} ${String(init?.body).split('\n')[0]}`)
      const { status, contentType, body } = witness.addCheckpoint(String(init?.body))
      return new Response(body, { status, headers: { 'content-type': contentType } })
    },
    ...more,
  })
  const answering = (status: number, body: string) => options(8, { fetch: async () => new Response(body, { status }) })

  it('brings back a cosignature that verifies', async () => {
    const submitted = await submitToWitness(options(3))
    expect(submitted).toMatchObject({ kind: 'cosigned', timestamp: 1_700_000_000n })
    const line = submitted.kind === 'cosigned' && formatSignatureLine(submitted.signature)
    expect(line).toBe(formatSignatureLine(witnessKey.cosign(parseNote(checkpointOf(3)).text, 1_700_000_000n)))
    expect(asked).toEqual(['POST https://witness.example/add-checkpoint old 0'])
  })

  it('asks again from the size that the witness knows', async () => {
    await submitToWitness(options(3))
    expect((await submitToWitness(options(8))).kind).toBe('cosigned')
    expect((await submitToWitness(options(20, { knownSize: 8n }))).kind).toBe('cosigned')
    expect((await submitToWitness(options(20, { knownSize: 3n }))).kind).toBe('cosigned')
    expect(asked.map((line) => line.split(' old ')[1])).toEqual(['0', '0', '3', '8', '3', '20'])
  })

  it('says when the witness is ahead', async () => {
    await submitToWitness(options(20))
    expect(await submitToWitness(options(8))).toEqual({ kind: 'ahead', size: 20n })
  })

  it('says when the log has forked', async () => {
    await submitToWitness(options(8))
    const forked = options(8, { checkpoint: checkpointOf(8, { of: fork }), knownSize: 8n })
    expect(await submitToWitness(forked)).toMatchObject({ kind: 'refused', status: 409 })
    const grown = options(20, { checkpoint: checkpointOf(20, { of: fork }), consistencyProof: async () => fork.consistency(8, 20) })
    expect(await submitToWitness(grown)).toMatchObject({ kind: 'refused', status: 422 })
  })

  it('gives up on a witness that names another size each time', async () => {
    let size = 0
    const restless = options(20, {
      fetch: async () => {
        size += 1
        return new Response(`${size}\n`, { status: 409 })
      },
    })
    expect(await submitToWitness(restless)).toMatchObject({ kind: 'refused', status: 409 })
    expect(size).toBe(3)
  })

  const other = cosigner(witnessKey.key.name, generateKeyPairSync('ed25519').privateKey)
  const text = parseNote(checkpointOf(8)).text
  it.each([
    ['wrong-answer', 200, ''],
    ['wrong-answer', 200, 'ok\n'],
    ['wrong-answer', 200, formatSignatureLine(other.cosign(text, 1n))],
    ['wrong-answer', 200, formatSignatureLine(witnessKey.cosign('another text\n', 1n))],
    ['wrong-answer', 200, formatSignatureLine(witnessKey.cosign(text, 1n)).trimEnd()],
    ['wrong-answer', 409, 'busy'],
    ['wrong-answer', 409, '08\n'],
    ['refused', 404, 'unknown log'],
    ['refused', 500, ''],
  ])('is %s for status %d and the body %j', async (kind, status, body) => {
    expect((await submitToWitness(answering(status, body))).kind).toBe(kind)
  })

  it('takes the right one of several cosignatures', async () => {
    const lines = formatSignatureLine(other.cosign(text, 1n)) + formatSignatureLine(witnessKey.cosign(text, 2n))
    expect(await submitToWitness(answering(200, lines))).toMatchObject({ kind: 'cosigned', timestamp: 2n })
  })

  it('is unreachable when nobody answers, or not in time', async () => {
    const nobody = options(8, {
      fetch: async () => {
        throw new TypeError('fetch failed')
      },
    })
    expect(await submitToWitness(nobody)).toEqual({ kind: 'unreachable', message: 'fetch failed' })
    const silent: typeof fetch = (_address, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    expect(await submitToWitness(options(8, { fetch: silent, timeoutMs: 5 }))).toMatchObject({ kind: 'unreachable' })
  })
})
