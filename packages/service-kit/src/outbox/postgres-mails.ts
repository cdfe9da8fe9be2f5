import type { Holding } from '@heard/event-store'
import { asked, fenced } from '@heard/event-store/postgres'
import type { PostgresLine } from '@heard/sql/postgres'
import { type BegunMail, type MailCounts, type MailState, type MailStore, noMails, type WaitingMail } from './mail-store.ts'

const BEGIN = `
WITH put AS (
  INSERT INTO mail SELECT $1, $2, $3, 'begun', 0, $4::bigint, $4::bigint WHERE NOT EXISTS (SELECT 1 FROM forgotten WHERE recipient = $2)
  ON CONFLICT (id) DO NOTHING RETURNING id
)
SELECT EXISTS (SELECT 1 FROM put) OR EXISTS (
  SELECT 1 FROM mail WHERE id = $1 AND state = 'begun' AND NOT EXISTS (SELECT 1 FROM forgotten WHERE recipient = $2)
) AS yes`
/** Whoever forgets looks for mails after it has refused them: it sees this one, or it is seen here. What another process settled stays as far as it is. */
const SETTLE = `
UPDATE mail SET state = CASE state WHEN 'begun' THEN $2 ELSE state END WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM forgotten WHERE recipient = mail.recipient) RETURNING true AS yes`
const DUE = "SELECT id, recipient, attempts FROM mail WHERE state = 'waiting' AND due <= $1 ORDER BY due LIMIT $2"
const TAKE = `
taken AS (
  INSERT INTO mail_in_hand SELECT true, $2, $3 FROM fence ON CONFLICT (one) DO UPDATE SET token = excluded.token, recipient = excluded.recipient
)`
const PUT_DOWN = 'put_down AS (DELETE FROM mail_in_hand USING fence)'
const FINISH = `finished AS (UPDATE mail SET state = $4, attempts = $5 FROM fence WHERE id = $3), ${PUT_DOWN}`
const AGAIN = `again AS (UPDATE mail SET due = $4, attempts = $5 FROM fence WHERE id = $3), ${PUT_DOWN}`
/** A process that was killed with a mail in its hand has put it down when its lease is over. */
const IN_HAND = `
SELECT EXISTS (
  SELECT 1 FROM mail_in_hand JOIN lease USING (token) WHERE lease.name = 'outbox' AND expires > clock_timestamp() AND recipient = $1
) AS yes`
const COUNTS = "SELECT state, count(*) AS n FROM mail WHERE state NOT IN ('begun', 'no-address') GROUP BY state"

type Yes = { readonly yes: boolean }

/** The mails of all processes that share a database. */
export class PostgresMails implements MailStore {
  constructor(private readonly line: PostgresLine) {}

  async begin({ id, recipient, cause, at }: BegunMail): Promise<boolean> {
    return this.isSo(BEGIN, id, recipient, cause, at)
  }

  async settle(id: string, state: MailState): Promise<boolean> {
    if (await this.isSo(SETTLE, id, state)) return true
    await asked(this.line, "DELETE FROM mail WHERE id = $1 AND state = 'begun'", [id])
    return false
  }

  async due(now: number, most: number): Promise<readonly WaitingMail[]> {
    return asked<WaitingMail>(this.line, DUE, [now, most])
  }

  async take({ id, recipient }: Pick<WaitingMail, 'id' | 'recipient'>, holding: Holding): Promise<boolean> {
    await fenced(this.line, holding, TAKE, [recipient])
    if (await this.isSo("SELECT EXISTS (SELECT 1 FROM mail WHERE id = $1 AND state = 'waiting') AS yes", id)) return true
    await this.putDown(holding)
    return false
  }

  putDown(holding: Holding): Promise<void> {
    return fenced(this.line, holding, PUT_DOWN, [])
  }

  finish({ id, attempts }: WaitingMail, state: MailState, holding: Holding): Promise<void> {
    return fenced(this.line, holding, FINISH, [id, state, attempts + 1])
  }

  again({ id, attempts }: WaitingMail, due: number, holding: Holding): Promise<void> {
    return fenced(this.line, holding, AGAIN, [id, due, attempts + 1])
  }

  isInHand(recipient: string): Promise<boolean> {
    return this.isSo(IN_HAND, recipient)
  }

  async newest(recipient: string, causePrefix: string): Promise<number | undefined> {
    const sql = 'SELECT max(at) AS at FROM mail WHERE recipient = $1 AND starts_with(cause, $2)'
    const [row] = await asked<{ at: string | null }>(this.line, sql, [recipient, causePrefix])
    return row?.at ? Number(row.at) : undefined
  }

  async refuse(recipient: string): Promise<void> {
    await asked(this.line, 'INSERT INTO forgotten VALUES ($1) ON CONFLICT DO NOTHING', [recipient])
  }

  async idsOf(recipient: string): Promise<readonly string[]> {
    const rows = await asked<{ id: string }>(this.line, 'SELECT id FROM mail WHERE recipient = $1', [recipient])
    return rows.map(({ id }) => id)
  }

  async remove(recipient: string): Promise<void> {
    await asked(this.line, 'DELETE FROM mail WHERE recipient = $1', [recipient])
  }

  knowsAny(recipients: readonly string[]): Promise<boolean> {
    return this.isSo('SELECT EXISTS (SELECT 1 FROM mail WHERE recipient = ANY($1)) AS yes', recipients)
  }

  async stateOf(id: string): Promise<MailState | undefined> {
    const [row] = await asked<{ state: MailState }>(this.line, "SELECT state FROM mail WHERE id = $1 AND state <> 'begun'", [id])
    return row?.state
  }

  async counts(): Promise<MailCounts> {
    const counted = await asked<{ state: string; n: string }>(this.line, COUNTS)
    return { ...noMails, ...Object.fromEntries(counted.map(({ state, n }) => [state, Number(n)])) }
  }

  private async isSo(sql: string, ...values: readonly unknown[]): Promise<boolean> {
    const [row] = await asked<Yes>(this.line, sql, values)
    return row?.yes === true
  }
}
