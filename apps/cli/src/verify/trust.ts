import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { nodeCryptography } from '@heard/transparency-log'
import { Malformed, parseTrustPolicy, parseVerifierKey, type TrustPolicy, trustLogs } from '@heard/transparency-log/verify'
import type { Given, Option } from '../command.ts'
import { UsageError } from '../failures.ts'

/** Options that say whose signatures count. */
export const trustOptions = {
  key: { value: 'KEY', what: 'key of the ledger (name+id+key), from somewhere other than the ledger itself' },
  policy: { value: 'POLICY', what: 'file of trusted keys and witnesses (c2sp.org/tlog-policy) instead of --key' },
} as const satisfies Record<string, Option>

const { sha256 } = nodeCryptography

const orUsage = <T>(option: string, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw new UsageError(`${option}: ${error.message}`)
    throw error
  }
}

/** What a file holds that the command line names. @throws UsageError */
export const readNamed = (option: string, standing: string, name: string): Buffer => {
  const path = resolve(standing, name)
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageError(
      `${option} ${name}: it cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}; looked at ${path})`,
    )
  }
}

/** Trusts one key. @throws UsageError when it is none */
export const trustKey = (option: string, key: string): TrustPolicy => orUsage(option, () => trustLogs(parseVerifierKey(sha256, key)))

/** Whose signatures count by the command line; nothing when it does not say. @throws UsageError */
export const givenTrust = ({ texts }: Given, standing: string): TrustPolicy | undefined => {
  const { key, policy } = texts
  if (key !== undefined && policy !== undefined)
    throw new UsageError('--key and --policy are both given; a policy names its keys, so give one of them')
  if (key !== undefined) return trustKey('--key', key)
  if (policy === undefined) return undefined
  const text = readNamed('--policy', standing, policy).toString('utf8')
  return orUsage(`--policy ${policy}`, () => parseTrustPolicy(sha256, text))
}
