import type { FactOf } from '@heard/contracts'
import { auditFacts, type SeenLedger } from '@heard/contracts/reporting'
import { type Row, type Value } from '@heard/event-sourcing'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { AboutKind } from './audit-record.projection.ts'
import type { AuditedType, auditedFacts } from './audited-facts.ts'

/** A fact as auditors see it: nothing of a person, and of an opening only how much was opened. */
export type AuditedFact<T extends AuditedType = AuditedType> = FactOf<typeof auditedFacts, T> & {
  readonly id: string
  readonly position: number
  readonly at: string
  readonly actor: string
}
/** What is looked at: one programme with what concerns all of them, or everything; days are inclusive. */
export type Scope = { readonly programme?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined }
/** Which openings are looked at. */
export type OpeningScope = Scope & {
  readonly actor?: string | undefined
  readonly contribution?: string | undefined
  readonly purpose?: string | undefined
}
export type OpeningRow = {
  readonly id: string
  readonly position: number
  readonly at: string
  readonly actor: string
  readonly purpose: string
  readonly reason: string
  readonly opened: number
  readonly refused: number
  readonly unreadable: number
  readonly contributions: number
  readonly contribution: string | null
}

type StoredRow = {
  readonly id: string
  readonly position: number
  readonly type: string
  readonly at: string
  readonly actor: string
  readonly data: string
}
type Condition = { readonly sql: string; readonly values: readonly Value[] }

const factOf = <T extends AuditedType>({ data, ...row }: StoredRow): AuditedFact<T> => ({ ...row, data: JSON.parse(data) }) as AuditedFact<T>
const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ')
const all = (...conditions: readonly (Condition | undefined)[]): Condition => {
  const kept = conditions.filter((condition) => condition !== undefined)
  return { sql: kept.length === 0 ? '1' : kept.map(({ sql }) => sql).join(' AND '), values: kept.flatMap(({ values }) => values) }
}
const when = (value: Value | undefined, sql: string): Condition | undefined => (value === undefined ? undefined : { sql, values: [value] })
const within = ({ from, to }: Scope, day = 'day'): Condition => all(when(from, `${day} >= ?`), when(to, `${day} <= ?`))
const STORED = 'id, position, type, at, actor, data'

const openingsOf = (scope: OpeningScope): Condition =>
  all(
    within(scope, 'o.day'),
    when(scope.actor, 'o.actor = ?'),
    when(scope.purpose, 'o.purpose = ?'),
    when(scope.contribution, 'c.contribution = ?'),
    when(scope.programme, '(c.programme = ? OR c.programme IS NULL)'),
  )
const OPENINGS = 'audit_openings o LEFT JOIN audit_contents c ON c.ref = o.ref'

/** The record from the read model. */
@Injectable()
export class AuditRecord {
  constructor(@Inject(ReadModel) private readonly model: Pick<ReadModel, 'query'>) {}

  /** Facts of these types, oldest first: those of the programme, and those of none. */
  facts<T extends AuditedType>(types: readonly T[], { programme, ...range }: Scope): readonly AuditedFact<T>[] {
    const { sql, values } = all(
      { sql: `type IN (${marks(types)})`, values: types },
      when(programme, '(programme = ? OR programme IS NULL)'),
      within(range),
    )
    return this.model.query<StoredRow>(`SELECT ${STORED} FROM audit_facts WHERE ${sql} ORDER BY position`, ...values).map((row) => factOf<T>(row))
  }

  /** How many facts of these types came after a position. */
  countSince(types: readonly AuditedType[], programme: string | undefined, position: number): number {
    const { sql, values } = all(
      { sql: `type IN (${marks(types)}) AND position > ?`, values: [...types, position] },
      when(programme, '(programme = ? OR programme IS NULL)'),
    )
    return this.numberOf(`SELECT count(*) AS n FROM audit_facts WHERE ${sql}`, values)
  }

  /** How many facts of each of these types there are. */
  counts(types: readonly AuditedType[], { programme, ...range }: Scope): ReadonlyMap<string, number> {
    const { sql, values } = all(
      { sql: `type IN (${marks(types)})`, values: types },
      when(programme, '(programme = ? OR programme IS NULL)'),
      within(range),
    )
    const rows = this.model.query<{ type: string; n: number }>(`SELECT type, count(*) AS n FROM audit_facts WHERE ${sql} GROUP BY type`, ...values)
    return new Map(rows.map(({ type, n }) => [type, n]))
  }

  /** Everything about these, oldest first. */
  about(kind: AboutKind, ids: readonly string[]): readonly AuditedFact[] {
    if (ids.length === 0) return []
    const rows = this.model.query<StoredRow>(
      `SELECT ${STORED} FROM audit_facts WHERE position IN (SELECT position FROM audit_about WHERE kind = ? AND id IN (${marks(ids)})) ORDER BY position`,
      kind,
      ...ids,
    )
    return rows.map((row) => factOf(row))
  }

  /** Contributions in the order they came, as many as asked for from a place on. */
  contributions({ programme, ...range }: Scope, limit = -1, offset = 0): readonly string[] {
    const { sql, values } = all(when(programme, 'programme = ?'), within(range))
    const rows = this.model.query<{ id: string }>(
      `SELECT json_extract(data, '$.contribution') AS id FROM audit_facts
       WHERE type IN ('ContributionShared', 'ContributionImported') AND ${sql} ORDER BY position LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    return rows.map(({ id }) => id)
  }

  /** How many contributions there are by what their facts say under a key, those without it as an empty text. */
  contributionsBy(key: 'language' | 'mode', { programme, ...range }: Scope) {
    const { sql, values } = all(when(programme, 'programme = ?'), within(range))
    return this.model.query<{ value: string; n: number }>(
      `SELECT coalesce(json_extract(data, '$.' || ?), '') AS value, count(*) AS n FROM audit_facts
       WHERE type IN ('ContributionShared', 'ContributionImported') AND ${sql} GROUP BY value ORDER BY n DESC, value`,
      key,
      ...values,
    )
  }

  /** Facts of consent by purpose, kind and the notice they name. */
  consentsByNotice({ programme, ...range }: Scope) {
    const { sql, values } = all(when(programme, 'programme = ?'), within(range))
    return this.model.query<{
      programme: string
      purpose: string
      type: string
      version: number
      language: string
      hash: string
      n: number
      first: string
      last: string
    }>(
      `SELECT programme, purpose, type, version, language, hash, count(*) AS n, min(day) AS first, max(day) AS last FROM audit_consents
       WHERE ${sql} GROUP BY programme, purpose, type, version, language, hash ORDER BY programme, purpose, version, language, type`,
      ...values,
    )
  }

  /** Consent records that stand as given, oldest first, by the notice they were given to and the day. */
  standingConsents(programme: string | undefined) {
    const { sql, values } = all(when(programme, 'programme = ?'))
    return this.model.query<{ programme: string; purpose: string; version: number; day: string; n: number }>(
      `SELECT programme, purpose, version, day, count(*) AS n FROM audit_consent_standings
       WHERE type IN ('ConsentGiven', 'ConsentRenewed') AND ${sql} GROUP BY programme, purpose, version, day ORDER BY programme, purpose, version, day`,
      ...values,
    )
  }

  /** Contributions that were asked about these purposes and never agreed to any of them. */
  allRefused(programme: string, purposes: readonly string[], range: Scope): number {
    if (purposes.length === 0) return 0
    const { sql, values } = all({ sql: `programme = ? AND purpose IN (${marks(purposes)})`, values: [programme, ...purposes] }, within(range))
    return this.numberOf(
      `SELECT count(*) AS n FROM (SELECT contribution FROM audit_consents WHERE ${sql} GROUP BY contribution
       HAVING sum(type IN ('ConsentGiven', 'ConsentRenewed')) = 0)`,
      values,
    )
  }

  /** Openings, newest first, each with what it reached. */
  openings(scope: OpeningScope, limit: number, offset: number): readonly OpeningRow[] {
    const { sql, values } = openingsOf(scope)
    return this.model.query<OpeningRow>(
      `SELECT f.id, f.position, f.at, o.actor, o.purpose, o.reason, sum(o.outcome = 'opened') AS opened, sum(o.outcome = 'refused') AS refused,
         sum(o.outcome = 'unreadable') AS unreadable, count(DISTINCT c.contribution) AS contributions, min(c.contribution) AS contribution
       FROM ${OPENINGS} JOIN audit_facts f ON f.position = o.position WHERE ${sql}
       GROUP BY o.position ORDER BY o.position DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
  }

  /** Openings by accounts before six in the morning or from ten at night on, UTC, newest first. */
  openedAtNight(scope: OpeningScope) {
    const { sql, values } = openingsOf(scope)
    return this.model.query<{ id: string; position: number; at: string; actor: string; opened: number }>(
      `SELECT f.id, f.position, f.at, o.actor, count(*) AS opened FROM ${OPENINGS} JOIN audit_facts f ON f.position = o.position
       WHERE o.outcome = 'opened' AND length(o.actor) = 36 AND (substr(f.at, 12, 2) < '06' OR substr(f.at, 12, 2) >= '22') AND ${sql}
       GROUP BY o.position ORDER BY o.position DESC`,
      ...values,
    )
  }

  countOpenings(scope: OpeningScope): number {
    const { sql, values } = openingsOf(scope)
    return this.numberOf(`SELECT count(DISTINCT o.position) AS n FROM ${OPENINGS} WHERE ${sql}`, values)
  }

  /** Records opened and refused by purpose and reason. */
  openingsByPurpose(scope: OpeningScope) {
    const { sql, values } = openingsOf(scope)
    return this.model.query<{ purpose: string; reason: string; opened: number; refused: number; unreadable: number }>(
      `SELECT o.purpose, o.reason, sum(o.outcome = 'opened') AS opened, sum(o.outcome = 'refused') AS refused,
         sum(o.outcome = 'unreadable') AS unreadable FROM ${OPENINGS} WHERE ${sql} GROUP BY o.purpose, o.reason ORDER BY o.purpose, o.reason`,
      ...values,
    )
  }

  /** Records that somebody opened on a day. */
  openedByDay(scope: OpeningScope) {
    const { sql, values } = openingsOf(scope)
    return this.model.query<{ actor: string; day: string; opened: number }>(
      `SELECT o.actor, o.day, count(*) AS opened FROM ${OPENINGS} WHERE o.outcome = 'opened' AND ${sql} GROUP BY o.actor, o.day ORDER BY o.day, o.actor`,
      ...values,
    )
  }

  /** Contributions that more than so many different accounts opened. */
  openedByMany(scope: OpeningScope, more: number) {
    const { sql, values } = openingsOf(scope)
    return this.model.query<{ contribution: string; people: number; openings: number }>(
      `SELECT c.contribution, count(DISTINCT o.actor) AS people, count(DISTINCT o.position) AS openings FROM ${OPENINGS}
       WHERE c.contribution IS NOT NULL AND length(o.actor) = 36 AND ${sql} GROUP BY c.contribution HAVING people > ? ORDER BY people DESC, c.contribution`,
      ...values,
      more,
    )
  }

  /** How many facts there are, up to which position, and from when to when. */
  extent(): { readonly facts: number; readonly head: number; readonly first: string | null; readonly last: string | null } {
    const [row] = this.model.query<{ facts: number; head: number | null; first: string | null; last: string | null }>(
      `SELECT count(*) AS facts, max(position) AS head, (SELECT at FROM audit_facts ORDER BY position LIMIT 1) AS first,
         (SELECT at FROM audit_facts ORDER BY position DESC LIMIT 1) AS last FROM audit_facts`,
    )
    return { facts: row?.facts ?? 0, head: row?.head ?? 0, first: row?.first ?? null, last: row?.last ?? null }
  }

  /** Positions that are missing before a fact: the first missing one and the fact after the gap. */
  gaps() {
    return this.model.query<{ after: number; id: string; position: number }>(
      `SELECT before AS after, id, position FROM (SELECT id, position, coalesce(lag(position) OVER (ORDER BY position), 0) AS before FROM audit_facts)
       WHERE position > before + 1 ORDER BY position`,
    )
  }

  /** Facts whose time lies more than so many seconds before that of the fact recorded just before them. */
  backwards(seconds: number, range: Scope) {
    const { sql, values } = within(range)
    return this.model.query<{ id: string; position: number; type: string; at: string; before: string }>(
      `SELECT id, position, type, at, before FROM
         (SELECT id, position, type, at, day, lag(at) OVER (ORDER BY position) AS before FROM audit_facts)
       WHERE before IS NOT NULL AND (julianday(before) - julianday(at)) * 86400 > ? AND ${sql} ORDER BY position`,
      seconds,
      ...values,
    )
  }

  /** Where an auditor stood at the last visit. */
  lastVisit(account: string): { readonly position: number; readonly at: string; readonly ledger?: SeenLedger | undefined } | undefined {
    const [row] = this.model.query<{ data: string; at: string }>(
      `SELECT data, at FROM audit_facts WHERE type = 'VisitMarked' AND actor = ? ORDER BY position DESC LIMIT 1`,
      account,
    )
    return row && { ...auditFacts.VisitMarked.data.parse(JSON.parse(row.data)), at: row.at }
  }

  private numberOf(sql: string, values: readonly Value[]): number {
    return this.model.query<Row & { n: number }>(sql, ...values)[0]?.n ?? 0
  }
}
