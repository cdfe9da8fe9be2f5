import { createCipheriv, createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FileKeys, SqliteVault } from '@heard/vault'
import { type Measurement, measureBeside } from './measurement.ts'

const SUBMISSIONS = 5000
const AT_ONCE = 50
const STORY = 'I waited four hours at the clinic and nobody could interpret for my mother. '.repeat(6)

const inFolder = async <T>(act: (folder: string) => T | Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const fieldsOf = (teller: string, other: string, contact: string) => [
  { subject: teller, purpose: 'narrative', field: 'contribution.narrative', payload: STORY },
  { subject: teller, purpose: 'narrative', field: 'contribution.stage', payload: 'waiting' },
  { subject: other, purpose: 'equality', field: 'contribution.ethnicity', payload: 'pakistani' },
  { subject: contact, purpose: 'contact', field: 'contribution.email', payload: 'somebody@example.org' },
]

const sealing = async (folder: string): Promise<number> => {
  const now = () => new Date().toISOString()
  const vault = await SqliteVault.open({
    file: join(folder, 'vault', 'vault.db'),
    keys: new FileKeys({ folder: join(folder, 'keys') }),
    policy: async () => [],
    record: async () => undefined,
    now,
  })
  const [deadline, expires] = [new Date(Date.now() + 600_000).toISOString(), new Date(Date.now() + 86_400_000).toISOString()]
  let left = SUBMISSIONS
  const started = performance.now()
  const person = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const key = randomUUID()
      const remember = { kind: 'answer' as const, key, payload: { status: 201, receipt: key }, expires }
      await vault.seal(fieldsOf(randomUUID(), randomUUID(), randomUUID()), { deadline, remember })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, person))
  const seconds = (performance.now() - started) / 1000
  await vault.close()
  return SUBMISSIONS / seconds
}

/** The least that could be done: encrypt the same four texts under one key and insert them, as many per commit, as durably. */
const bare = (folder: string): number => {
  const db = new DatabaseSync(join(folder, 'bare.db'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (ref TEXT PRIMARY KEY, box BLOB NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO row (ref, box) VALUES (?, ?)')
  const key = createSecretKey(randomBytes(32))
  const started = performance.now()
  for (let done = 0; done < SUBMISSIONS; done += AT_ONCE) {
    db.exec('BEGIN')
    for (let index = 0; index < AT_ONCE; index += 1) {
      for (const { payload } of fieldsOf('', '', '')) {
        const nonce = randomBytes(12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce)
        insert.run(randomUUID(), Buffer.concat([nonce, cipher.update(payload), cipher.final(), cipher.getAuthTag()]))
      }
    }
    db.exec('COMMIT')
  }
  const seconds = (performance.now() - started) / 1000
  db.close()
  return SUBMISSIONS / seconds
}

export const run = async (): Promise<readonly Measurement[]> => [
  await measureBeside({
    name: 'seal a submission (4 fields, 3 new keys, 1 remembered answer; 50 at once)',
    unit: 'submissions/s',
    against: 'AES-GCM and a node:sqlite insert of the 4 fields alone, same batch and durability',
    rounds: 5,
    measure: () => inFolder(sealing),
    compare: () => inFolder(bare),
  }),
]
