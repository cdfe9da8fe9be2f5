import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const TABLES = `
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS mail (
  id TEXT PRIMARY KEY, recipient TEXT NOT NULL, cause TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS mail_due ON mail (state, due);
CREATE INDEX IF NOT EXISTS mail_recipient ON mail (recipient, at);
CREATE TABLE IF NOT EXISTS forgotten (recipient TEXT PRIMARY KEY) STRICT;`

/** `refused` by the server for good; `given-up`: its time was over before any server took it; `no-address`: there is nowhere to send it. */
export type MailState = 'waiting' | 'sent' | 'refused' | 'given-up' | 'not-sent' | 'no-address'
/** Of mails that were written. */
export type MailCounts = Readonly<Record<Exclude<MailState, 'no-address'>, number>>
export type WaitingMail = { readonly id: string; readonly recipient: string; readonly attempts: number }

/** Which mails there are and how far each is, by ids alone: what they say lies sealed in the vault. */
export class OutboxFile {
  private readonly database: DatabaseSync

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    this.database = new DatabaseSync(file, { timeout: 5000 })
    this.database.exec(TABLES)
  }

  /**
   * Notes a mail before its words are sealed, so that a crash in between leaves none that nobody finds. Whether to go on: not for a mail that is in
   * already, nor for a recipient that was forgotten.
   */
  begin({ id, recipient, cause, at }: { readonly id: string; readonly recipient: string; readonly cause: string; readonly at: number }): boolean {
    if (this.database.prepare('SELECT 1 FROM forgotten WHERE recipient = ?').get(recipient)) return false
    this.database.prepare("INSERT OR IGNORE INTO mail VALUES (?, ?, ?, 'begun', 0, ?, ?)").run(id, recipient, cause, at, at)
    return this.database.prepare("SELECT 1 FROM mail WHERE id = ? AND state = 'begun'").get(id) !== undefined
  }

  settle(id: string, state: MailState): void {
    this.database.prepare('UPDATE mail SET state = ? WHERE id = ?').run(state, id)
  }

  due(now: number, most: number): readonly WaitingMail[] {
    const sql = "SELECT id, recipient, attempts FROM mail WHERE state = 'waiting' AND due <= ? ORDER BY due LIMIT ?"
    return this.database
      .prepare(sql)
      .all(now, most)
      .map(({ id, recipient, attempts }) => ({ id: String(id), recipient: String(recipient), attempts: Number(attempts) }))
  }

  finish(id: string, state: MailState): void {
    this.database.prepare('UPDATE mail SET state = ?, attempts = attempts + 1 WHERE id = ?').run(state, id)
  }

  again(id: string, due: number): void {
    this.database.prepare('UPDATE mail SET attempts = attempts + 1, due = ? WHERE id = ?').run(due, id)
  }

  /** When the newest mail to this recipient for such a cause was put in, in milliseconds. */
  newest(recipient: string, causePrefix: string): number | undefined {
    const sql = 'SELECT max(at) AS at FROM mail WHERE recipient = ? AND substr(cause, 1, ?) = ?'
    const row = this.database.prepare(sql).get(recipient, causePrefix.length, causePrefix)
    return row?.at === null || row?.at === undefined ? undefined : Number(row.at)
  }

  /** From now on no mail to this recipient is begun. */
  refuse(recipient: string): void {
    this.database.prepare('INSERT OR IGNORE INTO forgotten VALUES (?)').run(recipient)
  }

  idsOf(recipient: string): readonly string[] {
    return this.database
      .prepare('SELECT id FROM mail WHERE recipient = ?')
      .all(recipient)
      .map(({ id }) => String(id))
  }

  remove(recipient: string): void {
    this.database.prepare('DELETE FROM mail WHERE recipient = ?').run(recipient)
  }

  stateOf(id: string): MailState | undefined {
    const row = this.database.prepare("SELECT state FROM mail WHERE id = ? AND state <> 'begun'").get(id)
    return row === undefined ? undefined : (String(row.state) as MailState)
  }

  counts(): MailCounts {
    const counts = { waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 0 }
    const sql = "SELECT state, count(*) AS n FROM mail WHERE state NOT IN ('begun', 'no-address') GROUP BY state"
    for (const { state, n } of this.database.prepare(sql).all()) counts[state as keyof MailCounts] = Number(n)
    return counts
  }

  close(): void {
    this.database.close()
  }
}
