import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ready } from '@heard/contracts'
import { moveProgramme } from '@heard/contracts/engagement'
import { ledgerStatus } from '@heard/contracts/ledger'
import { cosigner, nodeCryptography, noteSigner } from '@heard/transparency-log'
import {
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  openCheckpoint,
  parseAddCheckpoint,
  parseNote,
  parseTrustPolicy,
} from '@heard/transparency-log/verify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestHeard, type TestHeard } from '../testing.ts'

const { sha256, ed25519 } = nodeCryptography
let scratch: string
const open: TestHeard[] = []
const servers: Server[] = []
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'heard-policies-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const test of open.splice(0)) await test.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  rmSync(scratch, { recursive: true })
})

const policyFile = (name: string, ...lines: readonly string[]): string => {
  const file = join(scratch, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
const start = async (environment: Readonly<Record<string, string>>): Promise<TestHeard> => {
  const test = await startTestHeard({ environment })
  open.push(test)
  return test
}
/** The same folder, opened again with another environment. */
const again = async (test: TestHeard, environment: Readonly<Record<string, string>>): Promise<TestHeard> => {
  open.splice(open.indexOf(test), 1)
  await test.heard.close()
  const next = await startTestHeard({ folder: test.folder, environment })
  open.push(next)
  return next
}
const status = async ({ call }: TestHeard) => {
  const answer = await call(ledgerStatus, {})
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}
const degraded = async ({ call }: TestHeard) => {
  const answer = await call(ready, {})
  return answer.ok ? answer.body.degraded : ['not ready']
}
const textAt = async ({ heard }: TestHeard, path: string): Promise<string> => (await heard.fetch(path)).text()
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 })
const quiet = () => vi.spyOn(process.stderr, 'write').mockReturnValue(true)
const post = ({ heard }: TestHeard, body: string) =>
  heard.fetch('/witness/add-checkpoint', { method: 'POST', body, headers: { 'content-type': 'text/plain' } })

describe('two platforms', () => {
  it('cosign each other, show it, and keep in a file what they showed', async () => {
    const names = ['a.example', 'b.example'] as const
    const empty = policyFile('empty', 'quorum none')
    const basic = (host: string) => ({ HEARD_LEDGER_ORIGIN: `${host}/ledger`, HEARD_WITNESS_NAME: `${host}/witness` })
    const first: { test: TestHeard; log: string; witness: string }[] = []
    for (const name of names) {
      const test = await start({ ...basic(name), HEARD_WITNESS_POLICY: empty })
      const { verifierKey: witness } = JSON.parse(await textAt(test, '/.well-known/heard-witness.json'))
      first.push({ test, log: (await status(test)).verifierKey, witness })
    }
    const [a, b] = first
    if (!a || !b) throw new Error('two platforms')
    const free = await Promise.all([freePort(), freePort()])
    const sides = [
      { ...a, name: names[0], other: b, port: free[0], otherPort: free[1] },
      { ...b, name: names[1], other: a, port: free[1], otherPort: free[0] },
    ]
    const running: TestHeard[] = []
    for (const { test, name, other, port, otherPort } of sides) {
      const asked = policyFile(`asked-${name}`, `witness w ${other.witness} http://127.0.0.1:${otherPort}/witness`, 'quorum w')
      const watched = policyFile(`watched-${name}`, `log ${other.log}`, 'quorum none')
      const environment = { ...basic(name), HEARD_WITNESS_POLICY: watched, HEARD_LEDGER_WITNESSES: asked, HEARD_PORT: String(port) }
      const next = await again(test, environment)
      await next.heard.listen()
      running.push(next)
    }
    for (const test of running) {
      await soon(async () => {
        const published = await textAt(test, '/ledger/tlog-policy')
        expect(published).not.toContain('http')
        const opened = openCheckpoint(ed25519, await textAt(test, '/ledger/checkpoint'), parseTrustPolicy(sha256, published))
        const { witnesses } = await status(test)
        expect(witnesses).toHaveLength(1)
        expect(opened.cosignatures.map(({ key }) => key.name)).toStrictEqual([witnesses[0]?.name])
        expect(witnesses[0]?.size).toBe(String(opened.checkpoint.size))
        expect(await degraded(test)).toStrictEqual([])
      })
    }
    const [one] = running
    if (!one) throw new Error('one platform')
    const [before] = (await status(one)).witnesses
    const kept = JSON.parse(readFileSync(join(one.folder, 'ledger-witnesses.json'), 'utf8'))
    expect(Object.values(kept)).toStrictEqual([{ size: before?.size, at: before?.at }])
  })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

type Answer = (body: string) => { readonly status: number; readonly body: string } | undefined

/** Something at a witness's address; nothing answered means that it keeps the caller waiting. */
const witnessThat = async (answer: Answer): Promise<string> => {
  const server = createServer(async (request, response) => {
    const said = answer(Buffer.concat(await Array.fromAsync(request)).toString())
    if (said) response.writeHead(said.status).end(said.body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a witness that does not cosign', () => {
  const key = cosigner('w.example/w', generateKeyPairSync('ed25519').privateKey)
  const impostor = cosigner('w.example/w', generateKeyPairSync('ed25519').privateKey)
  const line = (by = key, text = 'other text\n') => `— w.example/w ${Buffer.concat([by.key.id, by.cosign(text, 1n).signature]).toString('base64')}\n`

  it.each<[string, readonly unknown[], Answer]>([
    ['answers garbage', ['wrong-answer', undefined], () => ({ status: 200, body: '<html>' })],
    ['sends a signature of something else', ['wrong-answer', undefined], () => ({ status: 200, body: line() })],
    ['signs with another key', ['wrong-answer', undefined], () => ({ status: 200, body: line(impostor) })],
    ['knows more entries than there are', ['ahead', undefined], () => ({ status: 409, body: '99999\n' })],
    ['knows another tree of this size', ['refused', 409], (body) => ({ status: 409, body: `${/\n\n[^\n]+\n(\d+)\n/.exec(body)?.[1]}\n` })],
    ['breaks', ['refused', 500], () => ({ status: 500, body: 'broken' })],
  ])('because it %s is named in health and in the log, and holds up nothing', async (_what, said, answer) => {
    const stderr = quiet()
    const url = await witnessThat(answer)
    const policy = policyFile('asked', `witness w ${formatVerifierKey(key.key)} ${url}`, 'quorum w')
    const test = await start({ HEARD_LEDGER_WITNESSES: policy })
    await test.heard.settleLedger()
    await soon(async () => expect(await degraded(test)).toStrictEqual(['ledger/witness w.example/w']))
    const told = stderr.mock.calls.map(([text]) => JSON.parse(String(text)))
    expect(told.map(({ event, witness, why, status: code }) => [event, witness, why, code])).toStrictEqual([
      ['ledger.not-cosigned', 'w.example/w', ...said],
    ])
    const { witnesses, stopped, checkpoint = '' } = await status(test)
    expect([witnesses, stopped]).toStrictEqual([[{ name: 'w.example/w' }], undefined])
    expect(checkpoint.match(/^— /gm)).toHaveLength(1)
  })

  it('because nobody is there is named in health', async () => {
    quiet()
    const policy = policyFile('asked', `witness w ${formatVerifierKey(key.key)} http://127.0.0.1:${await freePort()}`, 'quorum w')
    const test = await start({ HEARD_LEDGER_WITNESSES: policy })
    await soon(async () => expect(await degraded(test)).toStrictEqual(['ledger/witness w.example/w']))
  })

  it('because it is slow keeps neither the log nor the end of the process waiting', async () => {
    let asked = 0
    const url = await witnessThat(() => {
      asked += 1
      return undefined
    })
    const policy = policyFile('asked', `witness w ${formatVerifierKey(key.key)} ${url}`, 'quorum w')
    const test = await start({ HEARD_LEDGER_WITNESSES: policy })
    await soon(async () => expect(asked).toBe(1))
    await test.heard.settleLedger()
    await open.pop()?.close()
    expect(asked).toBe(1)
  })
})

describe('what a witness cosigned last', () => {
  it('is shown while it does not answer, also after a restart, until it cosigns again', async () => {
    quiet()
    const key = cosigner('w.example/w', generateKeyPairSync('ed25519').privateKey)
    const now = () => BigInt(Math.floor(Date.now() / 1000))
    const cosign = (body: string) => formatSignatureLine(key.cosign(parseNote(parseAddCheckpoint(body).checkpoint).text, now()))
    const mood = { cosigns: true }
    const url = await witnessThat((body) => (mood.cosigns ? { status: 200, body: cosign(body) } : { status: 500, body: 'broken' }))
    const environment = { HEARD_LEDGER_WITNESSES: policyFile('asked', `witness w ${formatVerifierKey(key.key)} ${url}`, 'quorum w') }
    const test = await start(environment)
    await test.heard.anchorLedger()
    await test.heard.settleLedger()
    await soon(async () => {
      const { size, witnesses } = await status(test)
      expect(witnesses.map((witness) => witness.size)).toStrictEqual([size])
    })
    mood.cosigns = false
    const { size, witnesses } = await status(test)
    const headers = await test.as('coordinator')
    expect((await test.call(moveProgramme, { params: { programme: 'luton-cancer' }, body: { to: 'reporting' } }, { headers })).ok).toBe(true)
    await test.heard.settleLedger()
    const grown = await status(test)
    expect([grown.size, grown.witnesses]).toStrictEqual([String(BigInt(size) + 1n), witnesses])
    const later = await again(test, environment)
    await later.heard.settleLedger()
    expect((await status(later)).witnesses).toStrictEqual(witnesses)
    mood.cosigns = true
    await soon(async () => {
      const answer = await status(later)
      expect(answer.witnesses.map((witness) => witness.size)).toStrictEqual([answer.size])
    })
    expect(BigInt((await status(later)).size)).toBeGreaterThan(BigInt(size))
  })
})

describe('a policy file', () => {
  const witness = formatVerifierKey(cosigner('w.example/w', generateKeyPairSync('ed25519').privateKey).key)
  it.each([
    ['cannot be read', 'HEARD_LEDGER_WITNESSES', undefined, /^HEARD_LEDGER_WITNESSES must name a policy file that can be read/],
    ['has a wrong line', 'HEARD_LEDGER_WITNESSES', 'wittness w', /^HEARD_LEDGER_WITNESSES: .* line 1: /],
    ['has a witness without an address', 'HEARD_LEDGER_WITNESSES', `witness w ${witness}`, /w\.example\/w needs an address/],
    ['has a password in an address', 'HEARD_LEDGER_WITNESSES', `witness w ${witness} https://me:secret@w.example`, /without password or query$/],
    ['of watched logs is wrong', 'HEARD_WITNESS_POLICY', 'log x', /^HEARD_WITNESS_POLICY: .* line 1: /],
  ])('that %s ends the start with one clear line', async (_what, variable, text, said) => {
    const file = text === undefined ? join(scratch, 'absent') : policyFile('wrong', text, 'quorum none')
    const failed = start({ [variable]: file })
    await expect(failed).rejects.toThrow(expect.objectContaining({ type: 'configuration-error', message: expect.stringMatching(said) }))
    await expect(failed).rejects.not.toThrow(/\n/)
  })
})

describe('a platform as a witness', () => {
  const log = noteSigner('log.example/log', generateKeyPairSync('ed25519').privateKey)
  const checkpoint = (root: Uint8Array, size: bigint) => {
    const text = formatCheckpoint({ origin: log.key.name, size, root, extensions: [] })
    return formatNote({ text, signatures: [log.sign(text)] })
  }
  const request = (root: Uint8Array, size = 5n, oldSize = 0n) => formatAddCheckpoint({ oldSize, proof: [], checkpoint: checkpoint(root, size) })
  const watching = () => ({ HEARD_WITNESS_POLICY: policyFile('watched', `log ${formatVerifierKey(log.key)}`, 'quorum none') })
  const [root, fork] = [sha256(Uint8Array.of(1)), sha256(Uint8Array.of(2))]

  it('is none unless it is switched on', async () => {
    const test = await start({})
    expect((await post(test, request(root))).status).toBe(404)
    expect((await test.heard.fetch('/.well-known/heard-witness.json')).status).toBe(404)
  })

  it('remembers what it cosigned and refuses a fork, also after a restart', async () => {
    const test = await start(watching())
    expect((await post(test, request(root))).status).toBe(200)
    expect((await post(test, request(fork, 5n, 5n))).status).toBe(409)
    const later = await again(test, watching())
    const refused = await post(later, request(fork))
    expect([refused.status, refused.headers.get('content-type'), await refused.text()]).toStrictEqual([409, 'text/x.tlog.size', '5\n'])
    expect((await post(later, request(root, 5n, 5n))).status).toBe(200)
  })

  it('cosigns nothing any more when what it remembered was lost, and says so', async () => {
    const test = await start(watching())
    expect((await post(test, request(root))).status).toBe(200)
    open.splice(open.indexOf(test), 1)
    await test.heard.close()
    for (const end of ['', '-wal', '-shm']) rmSync(join(test.folder, `witness.sqlite${end}`), { force: true })
    const stderr = quiet()
    const lost = await startTestHeard({ folder: test.folder, environment: watching() })
    open.push(lost)
    expect((await post(lost, request(fork))).status).toBe(503)
    expect(await degraded(lost)).toStrictEqual(['witness'])
    expect(stderr.mock.calls.map(([text]) => JSON.parse(String(text)).event)).toContain('witness.lost')
  })

  it('answers 400 to what is no request, 413 to too much, 404 to a strange log, 429 to too often', async () => {
    const test = await start(watching())
    const stranger = noteSigner('stranger.example/log', generateKeyPairSync('ed25519').privateKey)
    const text = formatCheckpoint({ origin: stranger.key.name, size: 0n, root: emptyRoot(sha256), extensions: [] })
    const strange = formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint: formatNote({ text, signatures: [stranger.sign(text)] }) })
    expect((await post(test, '')).status).toBe(400)
    expect((await post(test, '{}')).status).toBe(400)
    expect((await post(test, 'x'.repeat(16 * 1024 + 1))).status).toBe(413)
    expect((await post(test, strange)).status).toBe(404)
    const all = await Promise.all(Array.from({ length: 100 }, () => post(test, '')))
    expect(new Set(all.map((answer) => answer.status))).toStrictEqual(new Set([400, 429]))
  })
})
