import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { moveProgramme } from '@heard/contracts/engagement'
import {
  ledgerConsistency,
  ledgerStatus,
  listLedgerEntries,
  privateLogFile,
  privateLogStatus,
  proveLeaf,
  showLedgerEntry,
} from '@heard/contracts/ledger'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import {
  CompactRange,
  fromBase64,
  hashLeaf,
  parseCheckpoint,
  parseVerifierKey,
  type Report,
  trustLogs,
  utf8,
  verifyConsistency,
  verifyLog,
  verifyProofFile,
} from '@heard/transparency-log/verify'
import { afterEach, describe, expect, it } from 'vitest'
import { startTestHeard, type TestHeard } from '../testing.ts'

const { sha256 } = nodeCryptography
const open: TestHeard[] = []
const start = async (folder?: string): Promise<TestHeard> => {
  const test = await startTestHeard(folder === undefined ? {} : { folder })
  open.push(test)
  await test.heard.anchorLedger()
  await test.heard.settleLedger()
  return test
}
afterEach(async () => {
  for (const test of open.splice(0)) await test.close()
})

const ask = async ({ call }: TestHeard) => {
  const answer = await call(ledgerStatus, {})
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}

const check = async (folder: string, key: string, since?: string): Promise<Report> => {
  const policy = trustLogs(parseVerifierKey(sha256, key))
  for await (const step of verifyLog({
    source: new FolderTiles(folder),
    cryptography: nodeCryptography,
    policy,
    ...(since === undefined ? {} : { since }),
  })) {
    if (step.kind === 'report') return step
  }
  throw new Error('no report')
}
/** The root of the first entries, from the bytes that each of them is shown with. */
const oldRoot = async (test: TestHeard, size: bigint): Promise<Uint8Array> => {
  const range = new CompactRange(sha256)
  for (let index = 0n; index < size; index += 1n) {
    const shown = await test.call(showLedgerEntry, { params: { index: String(index) } })
    if (!shown.ok) throw new Error(shown.problem.title)
    range.append(hashLeaf(sha256, utf8(shown.body.leaf)))
  }
  return range.root()
}
const summary = ({ verified, doubts, entries }: Report) => ({ verified, doubts, entries })

/** Closes the platform, lets `change` work on its folder, and opens it again. */
const changed = async (test: TestHeard, change: (folder: string) => void): Promise<TestHeard> => {
  open.splice(open.indexOf(test), 1)
  await test.heard.close()
  change(test.folder)
  return start(test.folder)
}

describe('the logs of a platform', () => {
  it('verify from their files alone, and go on consistently after a restart', async () => {
    const first = await start()
    const { verifierKey, size, checkpoint = '' } = await ask(first)
    expect(BigInt(size)).toBeGreaterThan(20n)
    expect(summary(await check(join(first.folder, 'ledger'), verifierKey))).toStrictEqual({ verified: true, doubts: [], entries: BigInt(size) })
    const again = await changed(first, () => undefined)
    await again.heard.settleLedger()
    const later = await check(join(again.folder, 'ledger'), verifierKey, checkpoint)
    expect([later.verified, later.doubts]).toStrictEqual([true, []])
  })

  it('have a leaf for each fact, which an auditor can prove and a stranger cannot see', async () => {
    const test = await start()
    const headers = await test.as('auditor')
    await test.heard.settleLedger()
    const head = await test.heard.platform.store.head()
    const status = await test.call(privateLogStatus, {}, { headers })
    if (!status.ok) throw new Error(status.problem.title)
    expect(BigInt(status.body.size)).toBe(head)
    expect(summary(await check(join(test.folder, 'private-log'), status.body.verifierKey))).toStrictEqual({
      verified: true,
      doubts: [],
      entries: head,
    })
    const proven = await test.call(proveLeaf, { params: { index: '0' } }, { headers })
    if (!proven.ok) throw new Error(proven.problem.title)
    const policy = trustLogs(parseVerifierKey(sha256, status.body.verifierKey))
    expect(verifyProofFile(nodeCryptography, proven.body.proof, utf8(proven.body.leaf), policy).index).toBe(0n)
    for (const route of [
      test.call(privateLogStatus, {}),
      test.call(proveLeaf, { params: { index: '0' } }),
      test.call(privateLogFile, { query: { path: 'checkpoint' } }),
    ]) {
      expect((await route).status).toBe(401)
    }
    const coordinator = await test.as('coordinator')
    expect((await test.call(privateLogStatus, {}, { headers: coordinator })).status).toBe(403)
  })

  it('are anchored, one in the other, by the digest of the kept checkpoint', async () => {
    const test = await start()
    const status = await test.call(privateLogStatus, {}, { headers: await test.as('auditor') })
    const [anchor] = status.ok ? status.body.anchors : []
    const shown = await test.call(showLedgerEntry, { params: { index: anchor?.index ?? '' } })
    expect(shown.ok && shown.body.entry.data).toStrictEqual({ day: anchor?.day, checkpoint: anchor?.digest })
  })

  it('show entries with their wording and proofs, and prove that nothing was rewritten', async () => {
    const test = await start()
    const { size, verifierKey, checkpoint = '' } = await ask(test)
    const listed = await test.call(listLedgerEntries, { query: { programme: 'luton-cancer', type: 'programme.defined' } })
    if (!listed.ok) throw new Error(listed.problem.title)
    const [defined] = listed.body.entries
    expect(defined?.wording.map(({ field, state }) => ({ field, state }))).toStrictEqual([{ field: 'wording', state: 'published' }])
    expect(JSON.parse(defined?.wording[0]?.file ?? '{}').wording).toContain('Luton')
    const shown = await test.call(showLedgerEntry, { params: { index: defined?.index ?? '' } })
    if (!shown.ok) throw new Error(shown.problem.title)
    const policy = trustLogs(parseVerifierKey(sha256, verifierKey))
    expect(verifyProofFile(nodeCryptography, shown.body.proof, utf8(shown.body.leaf), policy).index).toBe(BigInt(shown.body.index))
    const from = BigInt(size) - 3n
    const consistency = await test.call(ledgerConsistency, { query: { from: String(from) } })
    if (!consistency.ok) throw new Error(consistency.problem.title)
    expect(consistency.body.checkpoint).toBe(checkpoint)
    const proof = consistency.body.proof.map((hash) => fromBase64(hash) ?? new Uint8Array())
    const older = await oldRoot(test, from)
    const ends = { size1: from, root1: older, size2: BigInt(size), root2: parseCheckpoint(checkpoint).root }
    expect(verifyConsistency(sha256, { ...ends, proof })).toBe(true)
    expect(verifyConsistency(sha256, { ...ends, root1: sha256(older), proof })).toBe(false)
    expect((await test.call(ledgerConsistency, { query: { from: '999999' } })).status).toBe(409)
    expect((await test.call(showLedgerEntry, { params: { index: size } })).status).toBe(404)
  })
})

describe('a folder that came from a backup', () => {
  it('signs nothing while the published ledger is missing, says so, and goes on when it is put back', async () => {
    const first = await start()
    const { verifierKey, checkpoint = '' } = await ask(first)
    const kept = mkdtempSync(join(tmpdir(), 'heard-kept-'))
    const without = await changed(first, (folder) => {
      cpSync(folder, kept, { recursive: true })
      for (const name of ['ledger', 'private-log', 'ledger-heads.sqlite']) rmSync(join(folder, name), { recursive: true })
    })
    expect((await ask(without)).stopped).toMatch(/was published before, .* copy that folder back/)
    const still = await changed(without, () => undefined)
    expect((await ask(still)).stopped).toMatch(/was published before/)
    const back = await changed(still, (folder) => {
      for (const name of ['ledger', 'private-log']) cpSync(join(kept, name), join(folder, name), { recursive: true })
    })
    expect((await ask(back)).stopped).toBeUndefined()
    await back.heard.settleLedger()
    const report = await check(join(back.folder, 'ledger'), verifierKey, checkpoint)
    expect([report.verified, report.doubts]).toStrictEqual([true, []])
    rmSync(kept, { recursive: true })
  })

  it('signs nothing over facts that are behind what was published', async () => {
    const first = await start()
    const early = mkdtempSync(join(tmpdir(), 'heard-early-'))
    const later = await changed(first, (folder) => cpSync(folder, early, { recursive: true }))
    const { call } = later
    const headers = await later.as('coordinator')
    const moved = await call(moveProgramme, { params: { programme: 'luton-cancer' }, body: { to: 'reporting' } }, { headers })
    expect(moved.ok).toBe(true)
    await later.heard.settleLedger()
    const published = readFileSync(join(later.folder, 'ledger', 'checkpoint'), 'utf8')
    const behind = await changed(later, (folder) => {
      for (const name of ['facts.sqlite', 'facts.sqlite-wal', 'facts.sqlite-shm', 'facts.sqlite-head']) rmSync(join(folder, name), { force: true })
      for (const name of ['facts.sqlite', 'facts.sqlite-head']) cpSync(join(early, name), join(folder, name), { force: true })
      rmSync(join(folder, 'read'), { recursive: true })
      rmSync(join(folder, 'policies'), { recursive: true })
    })
    expect((await ask(behind)).stopped).toMatch(/restore a backup that is at least as new/)
    const once = await changed(behind, () => undefined)
    expect((await ask(once)).stopped).toMatch(/were replaced by others: restore a backup|there are only \d+: restore a backup/)
    expect(readFileSync(join(once.folder, 'ledger', 'checkpoint'), 'utf8')).toBe(published)
    rmSync(early, { recursive: true })
  })
})
