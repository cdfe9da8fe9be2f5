import { resolve } from 'node:path'
import { ConfigurationError } from './configuration-error.ts'

/** A bucket that the public ledger is copied to, and where the key for it is. */
export type LedgerS3 = {
  /** Address of the bucket, path style. */
  readonly endpoint: string
  readonly region: string
  /** Goes before each path: empty, or with a slash at its end. */
  readonly prefix: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | { readonly file: string }
}

type Environment = Readonly<Record<string, string | undefined>>

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const PREFIX = /^(?:[\w-][\w.-]*\/)*$/
const PARAMETERS = new Set(['endpoint', 'region'])

/** The value is not repeated, since somebody may have put a key into it. */
const wrong = (what: string): ConfigurationError =>
  new ConfigurationError(`HEARD_LEDGER_S3 ${what}; it reads s3://bucket/prefix?endpoint=https://s3.example&region=eu-west-2`)

const isPlainOrigin = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, origin, href } = new URL(address)
  return /^https?:$/.test(protocol) && href === `${origin}/`
}

const endpointOf = (given: string | undefined, region: string | undefined): string => {
  if (given !== undefined) {
    if (!isPlainOrigin(given)) throw wrong('must have an endpoint such as https://s3.example, without path or password')
    return new URL(given).origin
  }
  if (region === undefined) throw wrong('needs an endpoint, or the region of a bucket at AWS')
  return `https://s3.${region}.amazonaws.com`
}

const credentialsOf = (environment: Environment, cwd: string): LedgerS3['credentials'] => {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SHARED_CREDENTIALS_FILE: file } = environment
  if (accessKeyId && secretAccessKey) {
    if (environment.AWS_SESSION_TOKEN)
      throw new ConfigurationError('AWS_SESSION_TOKEN: HEARD_LEDGER_S3 takes lasting keys only, not those of a session')
    return { accessKeyId, secretAccessKey }
  }
  if (file) return { file: resolve(cwd, file) }
  throw new ConfigurationError('HEARD_LEDGER_S3 needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_SHARED_CREDENTIALS_FILE with both in it')
}

/**
 * Reads HEARD_LEDGER_S3 and the AWS variables that belong to it.
 * @throws ConfigurationError, without what was given
 */
export const readLedgerS3 = (address: string, environment: Environment, cwd: string): LedgerS3 => {
  if (!address.startsWith('s3://') || !URL.canParse(address)) throw wrong('must begin with s3:// and the name of a bucket')
  const { hostname: bucket, port, username, password, pathname, searchParams, hash } = new URL(address)
  if (username || password) throw wrong('must hold no key; keys come in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')
  if (!BUCKET.test(bucket) || port || hash) throw wrong('must begin with s3:// and the name of a bucket')
  const prefix = pathname.replace(/^\//, '').replace(/[^/]$/, '$&/')
  if (!PREFIX.test(prefix)) throw wrong('has a prefix that is no path of letters, digits, ".", "_" and "-"')
  const names = [...searchParams.keys()]
  if (names.some((name) => !PARAMETERS.has(name)) || new Set(names).size < names.length) throw wrong('takes endpoint and region after "?", each once')
  const region = searchParams.get('region') ?? undefined
  if (region !== undefined && !/^[a-z0-9-]+$/.test(region)) throw wrong('must have a region such as eu-west-2')
  const endpoint = `${endpointOf(searchParams.get('endpoint') ?? undefined, region)}/${bucket}`
  return { endpoint, region: region ?? 'auto', prefix, credentials: credentialsOf(environment, cwd) }
}
