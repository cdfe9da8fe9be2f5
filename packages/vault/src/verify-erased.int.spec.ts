import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { DEADLINE, NOW, story } from './contract/context.ts'
import { FileKeys } from './file-keys.ts'
import { placeForEachTest } from './sqlite-fixture.ts'
import type { SqliteVault } from './sqlite-vault.ts'
import { captureTraces, type Erasure, type ErasureCheck, type VerifyErasedOptions, verifyErased } from './verify-erased.ts'

const NOBODY: ErasureCheck[] = [
  { what: 'rows', found: 0 },
  { what: 'data-keys', found: 0 },
  { what: 'missing-tombstones', found: 0 },
  { what: 'missing-marks', found: 0 },
  { what: 'links', found: 0 },
  { what: 'unreadable-links', found: 0 },
  { what: 'not-captured', found: 0 },
]

describe('the verifier of erasures', () => {
  const { place, openAt } = placeForEachTest()

  /** Two people's stories (one long enough for pages of its own), contact, a receipt: then the first is erased, if the test does not do it. */
  const told = async () => {
    const at = place()
    const vault = await openAt(at)
    const [short, long, contact, other] = await vault.seal(
      [story('short'), story('l'.repeat(20_000)), story('a@example.org', { purpose: 'contact' }), story('mine', { subject: 'subject-2' })],
      { deadline: DEADLINE },
    )
    await vault.link('receipt-1', { contribution: 'c1', person: 'subject-1' })
    await vault.link('receipt-2', { contribution: 'c2', person: 'subject-2' })
    const refs = [short, long, contact].map((sealed) => sealed?.ref ?? '')
    const capture = (erasure: Erasure = { subject: 'subject-1' }) => captureTraces({ file: at.file }, erasure)
    const database = <T>(look: (db: DatabaseSync) => T): T => {
      const db = new DatabaseSync(at.file)
      try {
        return look(db)
      } finally {
        db.close()
      }
    }
    const base = { place: { file: at.file }, keys: new FileKeys({ folder: at.keyFolder }), subject: 'subject-1', refs, named: ['c1'], now: NOW }
    /** What it found, apart from the looks that found nothing. */
    const findings = async (changes: Partial<VerifyErasedOptions> & Pick<VerifyErasedOptions, 'traces'>) => {
      const { verified, checks } = await verifyErased({ ...base, ...changes })
      const found = checks.filter((check) => check.found > 0)
      expect(verified).toBe(found.length === 0)
      return found
    }
    const traces = await capture()
    return { at, vault, refs, capture, database, base, findings, traces, other }
  }
  const erase = async (vault: SqliteVault): Promise<void> => {
    await vault.erase('subject-1')
    await vault.unlink('receipt-1')
  }

  it('verifies a whole erasure, and says what it looked at', async () => {
    const { vault, base, traces } = await told()
    await erase(vault)
    expect(await verifyErased({ ...base, traces })).toStrictEqual({
      verified: true,
      checks: [...NOBODY, ...['vault.db', 'vault.db-shm', 'vault.db-wal'].map((file) => ({ what: 'ciphertext', found: 0, file }))],
    })
  })

  it('finds everything before the erasure', async () => {
    const { findings, traces } = await told()
    const found = await findings({ traces })
    expect(found.filter(({ what }) => what !== 'ciphertext')).toStrictEqual([
      { what: 'rows', found: 3 },
      { what: 'data-keys', found: 2 },
      { what: 'missing-tombstones', found: 3 },
      { what: 'missing-marks', found: 1 },
      { what: 'links', found: 1 },
    ])
    const pieces = [...traces.rows, ...traces.keys].flatMap((one) => one.pieces).length
    expect(pieces).toBeGreaterThan(45)
    expect(found.filter(({ what }) => what === 'ciphertext')).toStrictEqual([{ what: 'ciphertext', found: pieces, file: 'vault.db-wal' }])
  })

  it('verifies an erasure for one purpose, and is not fooled by what the other keeps', async () => {
    const { vault, refs, capture, findings } = await told()
    const contact = { subject: 'subject-1', purposes: ['contact'] }
    const traces = await capture(contact)
    expect([traces.rows.map(({ ref }) => ref), traces.keys.length]).toStrictEqual([refs.slice(2), 1])
    const asked = { ...contact, traces, refs: refs.slice(2), named: [] }
    await vault.unlink('receipt-1')
    const before = await findings(asked)
    expect(before.slice(0, 4)).toStrictEqual([
      { what: 'rows', found: 1 },
      { what: 'data-keys', found: 1 },
      { what: 'missing-tombstones', found: 1 },
      { what: 'missing-marks', found: 1 },
    ])
    await vault.erase('subject-1', ['contact'])
    expect(await findings(asked)).toStrictEqual([])
    expect(await findings({ ...asked, purposes: ['contact', 'narrative'] })).toMatchObject([
      { what: 'rows', found: 2 },
      { what: 'data-keys', found: 1 },
      { what: 'missing-marks', found: 1 },
    ])
  })

  it.each(['sealed', 'data_key'] as const)('finds a row left in %s, named by its subject or known from before alone', async (table) => {
    const { vault, database, findings, traces, refs } = await told()
    const where = table === 'sealed' ? `ref = '${refs[0]}'` : "subject = 'subject-1' AND purpose = 'contact'"
    const held = database((db) => db.prepare(`SELECT * FROM ${table} WHERE ${where}`).get()) ?? {}
    await erase(vault)
    database((db) => {
      const columns = Object.keys(held)
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(held))
      if (table === 'data_key') db.exec("UPDATE data_key SET subject = 'somebody else' WHERE subject = 'subject-1'")
    })
    const what = table === 'sealed' ? 'rows' : 'data-keys'
    expect((await findings({ traces })).map((check) => check.what)).toStrictEqual([what, 'ciphertext'])
    if (table === 'sealed') expect((await findings({ traces: { rows: [], keys: traces.keys }, refs: [] }))[0]).toStrictEqual({ what, found: 1 })
    if (table === 'sealed') expect((await findings({ traces: { rows: [], keys: [] }, refs }))[0]).toStrictEqual({ what, found: 1 })
  })

  it('finds a data key of the subject that nobody captured, and the rows under it', async () => {
    const { vault, database, findings, traces } = await told()
    await erase(vault)
    database((db) => {
      db.exec("INSERT INTO data_key VALUES ('late', 'subject-1', 'quote', 'e', x'00')")
      db.exec("INSERT INTO sealed VALUES ('late-ref', 'late', 'f', x'00')")
    })
    expect(await findings({ traces })).toStrictEqual([
      { what: 'rows', found: 1 },
      { what: 'data-keys', found: 1 },
    ])
  })

  it('finds a ref still pending', async () => {
    const { vault, database, findings, traces, refs } = await told()
    await erase(vault)
    database((db) => db.prepare('INSERT INTO pending VALUES (?, 1)').run(refs[0] ?? ''))
    expect(await findings({ traces })).toStrictEqual([{ what: 'rows', found: 1 }])
  })

  it('finds a row that is gone without a tombstone, or with a forged one', async () => {
    const { vault, database, findings, traces, refs } = await told()
    await erase(vault)
    database((db) => {
      db.prepare('DELETE FROM tombstone WHERE ref = ?').run(refs[0] ?? '')
      db.prepare('UPDATE tombstone SET signature = (SELECT signature FROM tombstone WHERE ref = ?) WHERE ref = ?').run(refs[1] ?? '', refs[2] ?? '')
    })
    expect(await findings({ traces })).toStrictEqual([{ what: 'missing-tombstones', found: 2 }])
    expect(await findings({ traces, refs: ['never-heard-of'] })).toStrictEqual([{ what: 'missing-tombstones', found: 3 }])
  })

  it('finds that the subject could be sealed for again', async () => {
    const { vault, database, findings, traces } = await told()
    await erase(vault)
    database((db) => db.exec("UPDATE erased SET purpose = 'narrative'"))
    expect(await findings({ traces })).toStrictEqual([{ what: 'missing-marks', found: 1 }])
  })

  it('finds a receipt that still leads there, by the subject or by another id, and one that nobody can read', async () => {
    const { vault, database, findings, traces } = await told()
    await vault.erase('subject-1')
    expect(await findings({ traces, named: [] })).toStrictEqual([{ what: 'links', found: 1 }])
    await vault.unlink('receipt-1')
    await vault.link('receipt-3', { contribution: 'c1' })
    expect(await findings({ traces })).toStrictEqual([{ what: 'links', found: 1 }])
    expect(await findings({ traces, named: [] })).toStrictEqual([])
    database((db) =>
      db.exec("UPDATE link SET box = zeroblob(80) WHERE fingerprint = 'receipt-3'; UPDATE link SET epoch = 'old' WHERE fingerprint = 'receipt-2'"),
    )
    expect(await findings({ traces })).toStrictEqual([{ what: 'unreadable-links', found: 2 }])
  })

  it('reads links of either epoch while a rotation is unfinished', async () => {
    const { vault, base, findings, traces } = await told()
    await vault.erase('subject-1')
    await base.keys.unlock({ create: false, now: NOW })
    await base.keys.startEpoch(NOW)
    expect(await findings({ traces })).toStrictEqual([{ what: 'links', found: 1 }])
    await vault.unlink('receipt-1')
    expect(await findings({ traces })).toStrictEqual([])
  })

  it('finds a frame left in the write-ahead log, and every page of the long story', async () => {
    const { at, vault, database, refs, findings, traces } = await told()
    const { part } = database((db) => db.prepare('SELECT substr(box, 10000, 100) AS part FROM sealed WHERE ref = ?').get(refs[1] ?? '')) ?? {}
    const middle = Buffer.from(part instanceof Uint8Array ? part : [])
    const wal = readFileSync(`${at.file}-wal`)
    await erase(vault)
    writeFileSync(join(at.folder, 'vault.db-wal.bak'), wal)
    const [long] = traces.rows.toSorted((a, b) => b.pieces.length - a.pieces.length)
    const [found] = await findings({ traces: { rows: [{ ref: long?.ref ?? '', pieces: long?.pieces ?? [] }], keys: [] } })
    expect(found).toStrictEqual({ what: 'ciphertext', found: long?.pieces.length, file: 'vault.db-wal.bak' })
    const frame = 24 + 4096
    const page = 32 + Math.floor((wal.indexOf(middle) - 32) / frame) * frame
    writeFileSync(join(at.folder, 'vault.db-wal.bak'), wal.subarray(page, page + frame))
    expect(await findings({ traces })).toMatchObject([{ what: 'ciphertext', file: 'vault.db-wal.bak' }])
  })

  it('finds what a reader that held the log open kept from being scrubbed, until it lets go and the erasure is done again', async () => {
    const { at, vault, findings, traces } = await told()
    const reader = new DatabaseSync(at.file, { readOnly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM sealed').get()
    await erase(vault)
    expect(await findings({ traces })).toMatchObject([{ what: 'ciphertext', file: 'vault.db-wal' }])
    reader.close()
    await vault.erase('subject-1')
    expect(await findings({ traces })).toStrictEqual([])
  })

  it('does not call verified what it had nothing to search for', async () => {
    const { vault, findings, traces } = await told()
    await erase(vault)
    const [row, ...rows] = traces.rows
    expect(await findings({ traces: { ...traces, rows: [{ ref: row?.ref ?? '', pieces: [] }, ...rows] } })).toStrictEqual([
      { what: 'not-captured', found: 1 },
    ])
  })

  it('searches another folder when told to, below it too', async () => {
    const { at, vault, findings, traces } = await told()
    const copies = join(at.folder, 'copies', 'yesterday')
    mkdirSync(copies, { recursive: true })
    copyFileSync(`${at.file}-wal`, join(copies, 'wal'))
    await erase(vault)
    expect(await findings({ traces, folder: at.keyFolder })).toStrictEqual([])
    expect(await findings({ traces, folder: join(at.folder, 'nowhere') })).toStrictEqual([])
    expect(await findings({ traces })).toMatchObject([{ what: 'ciphertext', file: join('copies', 'yesterday', 'wal') }])
  })
})
