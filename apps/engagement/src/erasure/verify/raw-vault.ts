import type { DatabaseSync } from 'node:sqlite'

const count = (database: DatabaseSync, sql: string, ...values: readonly string[]): number => Number(database.prepare(sql).get(...values)?.n ?? 0)

/** Whether one of these rows is there, or went without a mark that it was erased. */
export const hasRows = (database: DatabaseSync, refs: readonly string[]): boolean =>
  refs.some(
    (ref) =>
      count(database, 'SELECT count(*) AS n FROM sealed WHERE ref = ?', ref) > 0 ||
      count(database, 'SELECT count(*) AS n FROM tombstone WHERE ref = ?', ref) === 0,
  )

export const hasKey = (database: DatabaseSync, subject: string, purpose: string): boolean =>
  count(database, 'SELECT count(*) AS n FROM data_key WHERE subject = ? AND purpose = ?', subject, purpose) > 0

export const hasLink = (database: DatabaseSync, fingerprint: string): boolean =>
  count(database, 'SELECT count(*) AS n FROM link WHERE fingerprint = ?', fingerprint) > 0

/**
 * Whether the vault's file still has a data key of this person, still has one of these rows, lost a row without marking it erased, or would take
 * something in for the person again. `purposes` left out: all of them.
 */
export const isKeptInVault = (database: DatabaseSync, person: string, purposes: readonly string[] | undefined, refs: readonly string[]): boolean => {
  const marks = purposes ?? ['*']
  const keys = purposes
    ? purposes.some((purpose) => hasKey(database, person, purpose))
    : count(database, 'SELECT count(*) AS n FROM data_key WHERE subject = ?', person) > 0
  const unmarked = marks.some(
    (purpose) => count(database, 'SELECT count(*) AS n FROM erased WHERE subject = ? AND purpose = ?', person, purpose) === 0,
  )
  return keys || unmarked || hasRows(database, refs)
}
