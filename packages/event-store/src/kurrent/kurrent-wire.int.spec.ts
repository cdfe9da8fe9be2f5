import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreUnusable } from '@heard/event-sourcing'
import { afterEach, expect, it } from 'vitest'
import { collect, followUntil, idsOf, newFact, newFacts } from '../contract/contract-facts.ts'
import { type DoubleOptions, type Fault, KurrentDouble } from './double/index.ts'
import { KurrentEventStore, type KurrentEventStoreOptions } from './kurrent-event-store.ts'

const open: { close(): Promise<void> }[] = []
const folders: string[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const folderFor = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-kurrent-'))
  folders.push(folder)
  return folder
}

const startDouble = async (options: DoubleOptions = {}): Promise<KurrentDouble> => {
  const double = await KurrentDouble.start(options)
  open.push({ close: () => double.stop() })
  return double
}

const openStore = async (options: KurrentEventStoreOptions): Promise<KurrentEventStore> => {
  const store = await KurrentEventStore.open(options)
  open.push(store)
  return store
}

const FAULTS: readonly Fault[] = ['cut-before', 'cut-after', 'refused-before', 'refused-after', 'late', 'mute']

for (const batchAppend of [true, false]) {
  for (const fault of FAULTS) {
    for (const expected of ['none', 'any'] as const) {
      it(`records an append once that meets "${fault}" when ${expected} is expected (${batchAppend ? 'batch append' : 'append'})`, async () => {
        const double = await startDouble({ batchAppend })
        const store = await openStore({ url: double.url, answerMs: fault === 'mute' ? 300 : 20_000 })
        double.leader.faults.next(fault)
        const facts = newFacts(2)
        expect(await store.append({ stream: 'story-1', expected, facts })).toStrictEqual({ revision: 1n, position: 2n })
        expect(idsOf(await collect(store.readAll()))).toStrictEqual(idsOf(facts))
        expect(double.leader.faults.sprung).toStrictEqual([fault])
      })
    }
  }
}

it('records an append once whose answer is lost with the leader, when any revision is expected', async () => {
  const double = await startDouble({ nodes: 3 })
  const store = await openStore({ url: double.url })
  await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(1) })
  const [before, facts] = [double.leader, newFacts(2)]
  before.faults.next('cut-after')
  const appending = store.append({ stream: 'story-1', expected: 'any', facts })
  double.moveLeader()
  expect(await appending).toStrictEqual({ revision: 2n, position: 3n })
  expect(await collect(store.readStream('story-1'))).toHaveLength(3)
})

it('goes on following where it was after the connection is lost and another node leads', async () => {
  const double = await startDouble({ nodes: 3 })
  const [writer, reader] = [await openStore({ url: double.url }), await openStore({ url: double.url })]
  const following = followUntil(reader, { after: 0n }, (facts) => facts.length === 30)
  for (let n = 0; n < 30; n += 1) {
    if (n % 5 === 4) double.leader.proxy.cut()
    if (n % 10 === 9) double.moveLeader()
    await writer.append({ stream: `story-${n % 3}`, expected: 'any', facts: newFacts(1) })
  }
  const batches = await following
  expect(batches.flatMap(({ facts }) => idsOf(facts))).toStrictEqual(idsOf(await collect(writer.readAll())))
})

it('tells a conflict with the true revision although the subscription has not told of it', async () => {
  const double = await startDouble()
  const [one, other] = [await openStore({ url: double.url }), await openStore({ url: double.url })]
  await one.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
  await expect(other.append({ stream: 'story-1', expected: 'none', facts: newFacts(1) })).rejects.toMatchObject({
    type: 'revision-conflict',
    expected: 'none',
    actual: 2n,
  })
})

it('gives the same positions to every process, whatever else is in the log', async () => {
  const double = await startDouble()
  const [one, other] = [await openStore({ url: double.url, prefix: 'one.' }), await openStore({ url: double.url, prefix: 'other.' })]
  for (let n = 0; n < 4; n += 1) {
    double.writeStatistics()
    await one.append({ stream: 'story-1', expected: 'any', facts: newFacts(2) })
    await other.append({ stream: 'story-1', expected: 'any', facts: newFacts(1) })
  }
  const again = await openStore({ url: double.url, prefix: 'one.' })
  const facts = await collect(again.readAll())
  expect(facts).toStrictEqual(await collect(one.readAll()))
  expect(facts.map(({ position }) => position)).toStrictEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n])
  expect(await other.head()).toBe(4n)
})

it('begins after the last checkpoint when it is opened again, and reads what lies before it from the server', async () => {
  const double = await startDouble()
  const indexFile = join(folderFor(), 'places.db')
  const first = await KurrentEventStore.open({ url: double.url, indexFile })
  const facts = [newFact('A'), newFact('B.(x)'), newFact('A')]
  await first.append({ stream: 'story-1', expected: 'none', facts })
  for (let n = 0; n < 40; n += 1) double.writeStatistics()
  await first.close()
  const again = await openStore({ url: double.url, indexFile })
  expect(idsOf(await collect(again.readAll({ types: ['B.(x)'] })))).toStrictEqual(idsOf(facts.slice(1, 2)))
  const batches = await followUntil(again, { after: 1n }, (_, { caughtUp }) => caughtUp)
  expect(batches.flatMap((batch) => idsOf(batch.facts))).toStrictEqual(idsOf(facts.slice(1)))
})

it('makes its index again when the file is damaged or gone', async () => {
  const double = await startDouble()
  const folder = folderFor()
  const indexFile = join(folder, 'places.db')
  const first = await KurrentEventStore.open({ url: double.url, indexFile })
  const end = await first.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
  await first.close()
  writeFileSync(indexFile, Buffer.alloc(8192, 'not a database'))
  const again = await openStore({ url: double.url, indexFile })
  expect(await again.head()).toBe(end.position)
})

it('refuses a server that lacks what it has seen, and says what to do', async () => {
  const [double, older] = [await startDouble(), await startDouble()]
  const indexFile = join(folderFor(), 'places.db')
  const first = await KurrentEventStore.open({ url: double.url, indexFile })
  await first.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
  await first.close()
  await expect(KurrentEventStore.open({ url: older.url, indexFile })).rejects.toThrow(/does not have fact 3.*another store, or an older copy/)
})

it('refuses a second process on the same index', async () => {
  const double = await startDouble()
  const indexFile = join(folderFor(), 'places.db')
  await openStore({ url: double.url, indexFile })
  await expect(KurrentEventStore.open({ url: double.url, indexFile })).rejects.toThrow(/has another writer/)
})

it('does not take a deleted stream for an empty one', async () => {
  const double = await startDouble()
  const store = await openStore({ url: double.url })
  await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(2) })
  double.log.delete('heard.story-1', { tombstone: true })
  await expect(collect(store.readStream('story-1'))).rejects.toThrow(/had a stream deleted/)
  await expect(store.append({ stream: 'story-1', expected: 1n, facts: newFacts(1) })).rejects.toThrow(/had a stream deleted/)
})

it('refuses what another program wrote into its streams', async () => {
  const double = await startDouble()
  const data = Buffer.from('{}')
  double.log.append('heard.story-1', 'any', [
    { id: '00000000-0000-4000-8000-000000000001', type: 'Other', contentType: 'application/json', data, metadata: data },
  ])
  await expect(KurrentEventStore.open({ url: double.url })).rejects.toThrow(/is not a fact of Heard/)
})

it('refuses an id that is no UUID, and an append that the server takes for too large', async () => {
  const double = await startDouble()
  const store = await openStore({ url: double.url })
  await expect(store.append({ stream: 'story-1', expected: 'any', facts: [newFact('A', {}, 'Fact-1')] })).rejects.toThrow(TypeError)
  double.log.mostBytes = 1000
  const data = { text: 'x'.repeat(1000) }
  await expect(store.append({ stream: 'story-1', expected: 'any', facts: [newFact('A', data)] })).rejects.toThrow(/takes no append as large as this/)
})

it('gives up when nobody answers for longer than its patience, without a name or a password', async () => {
  const double = await startDouble()
  const url = double.url.replace('esdb://', 'esdb://admin:secret@')
  const store = await openStore({ url, patienceMs: 200 })
  double.leader.proxy.refuse(true)
  const failed = await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(1) }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(StoreUnusable)
  expect(String(failed)).toMatch(/does not answer; whether the last append was recorded is unknown/)
  expect(String(failed)).not.toMatch(/admin|secret/)
  double.leader.proxy.refuse(false)
  expect(await collect(store.readStream('story-1'))).toStrictEqual([])
})

it('ends subscriptions and refuses to go on when it is closed', async () => {
  const double = await startDouble()
  const store = await openStore({ url: double.url })
  const following = collect(store.subscribe({ after: 0n, signal: new AbortController().signal }))
  await store.close()
  await following
  await expect(store.head()).rejects.toThrow(/is closed/)
  await expect(store.append({ stream: 'story-1', expected: 'any', facts: newFacts(1) })).rejects.toThrow(/is closed/)
})

/** A key and a certificate that it signs itself; undefined where openssl is not installed. */
const selfSigned = (folder: string) => {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile]
  const { error } = spawnSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certificateFile])
  return error ? undefined : { certificateFile, key: readFileSync(keyFile), certificate: readFileSync(certificateFile) }
}

it('speaks TLS with the name and password of the connection string, and says when they are wrong', async ({ skip }) => {
  const made = selfSigned(folderFor())
  if (!made) return skip('openssl is not installed: TLS to the double is not tested')
  const { certificateFile, key, certificate } = made
  const double = await startDouble({ tls: { key, certificate, login: 'heard:right' } })
  const url = (password: string): string => `kurrentdb://heard:${password}@127.0.0.1:${double.leader.port}?tlsCAFile=${certificateFile}`
  const store = await openStore({ url: url('right') })
  expect((await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(1) })).position).toBe(1n)
  await expect(KurrentEventStore.open({ url: url('wrong') })).rejects.toThrow(/refuses the name or password/)
})
