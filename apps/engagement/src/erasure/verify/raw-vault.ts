import type { RawQuery } from '@heard/vault'

const count = async (query: RawQuery, sql: string, ...values: readonly string[]): Promise<number> => Number((await query(sql, ...values))[0]?.n ?? 0)

/** Whether one of these rows is there, or went without a mark that it was erased. */
export const hasRows = async (query: RawQuery, refs: readonly string[]): Promise<boolean> => {
  for (const ref of refs) {
    if ((await count(query, 'SELECT count(*) AS n FROM sealed WHERE ref = ?', ref)) > 0) return true
    if ((await count(query, 'SELECT count(*) AS n FROM tombstone WHERE ref = ?', ref)) === 0) return true
  }
  return false
}

export const hasKey = async (query: RawQuery, subject: string, purpose: string): Promise<boolean> =>
  (await count(query, 'SELECT count(*) AS n FROM data_key WHERE subject = ? AND purpose = ?', subject, purpose)) > 0

export const hasLink = async (query: RawQuery, fingerprint: string): Promise<boolean> =>
  (await count(query, 'SELECT count(*) AS n FROM link WHERE fingerprint = ?', fingerprint)) > 0

/** Whether it is so of one of them at least. */
export const isSoOfOne = async (values: readonly string[], isSo: (value: string) => Promise<boolean>): Promise<boolean> => {
  for (const value of values) if (await isSo(value)) return true
  return false
}

/**
 * Whether the vault's tables still have a data key of this person, still have one of these rows, lost a row without marking it erased, or would take
 * something in for the person again. `purposes` left out: all of them.
 */
export const isKeptInVault = async (
  query: RawQuery,
  person: string,
  purposes: readonly string[] | undefined,
  refs: readonly string[],
): Promise<boolean> => {
  const hasKeys = purposes
    ? await isSoOfOne(purposes, (purpose) => hasKey(query, person, purpose))
    : (await count(query, 'SELECT count(*) AS n FROM data_key WHERE subject = ?', person)) > 0
  const isUnmarked = async (purpose: string): Promise<boolean> =>
    (await count(query, 'SELECT count(*) AS n FROM erased WHERE subject = ? AND purpose = ?', person, purpose)) === 0
  return hasKeys || (await isSoOfOne(purposes ?? ['*'], isUnmarked)) || hasRows(query, refs)
}
