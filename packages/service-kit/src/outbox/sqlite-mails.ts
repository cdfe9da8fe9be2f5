import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type BegunMail, type MailCounts, type MailState, type MailStore, noMails, type WaitingMail } from './mail-store.ts'

const TABLES = `
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS mail (
  id TEXT PRIMARY KEY, recipient TEXT NOT NULL, cause TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS mail_due ON mail (state, due);
CREATE INDEX IF NOT EXISTS mail_recipient ON mail (recipient, at);
CREATE TABLE IF NOT EXISTS forgotten (recipient TEXT PRIMARY KEY) STRICT;`

/** The mails of one process, in a file. */
export class SqliteMails implements MailStore {
  private readonly database: DatabaseSync

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    this.database = new DatabaseSync(file, { timeout: 5000 })
    this.database.exec(TABLES)
  }

  async begin({ id, recipient, cause, at }: BegunMail): Promise<boolean> {
    if (this.isForgotten(recipient)) return false
    this.database.prepare("INSERT OR IGNORE INTO mail VALUES (?, ?, ?, 'begun', 0, ?, ?)").run(id, recipient, cause, at, at)
    return this.database.prepare("SELECT 1 FROM mail WHERE id = ? AND state = 'begun'").get(id) !== undefined
  }

  async settle(id: string, state: MailState): Promise<boolean> {
    const sql =
      "UPDATE mail SET state = CASE state WHEN 'begun' THEN ? ELSE state END WHERE id = ? AND recipient NOT IN (SELECT recipient FROM forgotten)"
    if (Number(this.database.prepare(sql).run(state, id).changes) > 0) return true
    this.database.prepare("DELETE FROM mail WHERE id = ? AND state = 'begun'").run(id)
    return false
  }

  async due(now: number, most: number): Promise<readonly WaitingMail[]> {
    const sql = "SELECT id, recipient, attempts FROM mail WHERE state = 'waiting' AND due <= ? ORDER BY due LIMIT ?"
    return this.database
      .prepare(sql)
      .all(now, most)
      .map(({ id, recipient, attempts }) => ({ id: String(id), recipient: String(recipient), attempts: Number(attempts) }))
  }

  async take({ id }: Pick<WaitingMail, 'id'>): Promise<boolean> {
    return this.database.prepare("SELECT 1 FROM mail WHERE id = ? AND state = 'waiting'").get(id) !== undefined
  }

  async putDown(): Promise<void> {}

  async finish({ id, attempts }: WaitingMail, state: MailState): Promise<void> {
    this.database.prepare('UPDATE mail SET state = ?, attempts = ? WHERE id = ?').run(state, attempts + 1, id)
  }

  async again({ id, attempts }: WaitingMail, due: number): Promise<void> {
    this.database.prepare('UPDATE mail SET attempts = ?, due = ? WHERE id = ?').run(attempts + 1, due, id)
  }

  async isInHand(): Promise<boolean> {
    return false
  }

  async newest(recipient: string, causePrefix: string): Promise<number | undefined> {
    const sql = 'SELECT max(at) AS at FROM mail WHERE recipient = ? AND substr(cause, 1, ?) = ?'
    const row = this.database.prepare(sql).get(recipient, causePrefix.length, causePrefix)
    return row?.at === null || row?.at === undefined ? undefined : Number(row.at)
  }

  async refuse(recipient: string): Promise<void> {
    this.database.prepare('INSERT OR IGNORE INTO forgotten VALUES (?)').run(recipient)
  }

  async idsOf(recipient: string): Promise<readonly string[]> {
    return this.database
      .prepare('SELECT id FROM mail WHERE recipient = ?')
      .all(recipient)
      .map(({ id }) => String(id))
  }

  async remove(recipient: string): Promise<void> {
    this.database.prepare('DELETE FROM mail WHERE recipient = ?').run(recipient)
  }

  async knowsAny(recipients: readonly string[]): Promise<boolean> {
    const sql = 'SELECT 1 FROM mail WHERE recipient = ?'
    return recipients.some((recipient) => this.database.prepare(sql).get(recipient) !== undefined)
  }

  async stateOf(id: string): Promise<MailState | undefined> {
    const row = this.database.prepare("SELECT state FROM mail WHERE id = ? AND state <> 'begun'").get(id)
    return row === undefined ? undefined : (String(row.state) as MailState)
  }

  async counts(): Promise<MailCounts> {
    const sql = "SELECT state, count(*) AS n FROM mail WHERE state NOT IN ('begun', 'no-address') GROUP BY state"
    const counted = this.database.prepare(sql).all()
    return { ...noMails, ...Object.fromEntries(counted.map(({ state, n }) => [String(state), Number(n)])) }
  }

  close(): void {
    this.database.close()
  }

  private isForgotten(recipient: string): boolean {
    return this.database.prepare('SELECT 1 FROM forgotten WHERE recipient = ?').get(recipient) !== undefined
  }
}
