import { readFileSync } from 'node:fs'
import { type Configuration, ConfigurationError, type Log } from '@heard/service-kit'
import { S3Folder, type S3FolderOptions } from '@heard/transparency-log'
import { Errand, type Pace } from './errand.ts'
import { Mirror, type MirrorOptions } from './mirror.ts'

const VARIABLE = 'AWS_SHARED_CREDENTIALS_FILE'

/** What a file in the form of AWS says in its part `[default]`. */
const defaultsIn = (file: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  let part = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    part = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1] ?? part
    const [, name, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (part === 'default' && name !== undefined && value) found.set(name, value)
  }
  return found
}

const credentialsIn = (file: string): Pick<S3FolderOptions, 'accessKeyId' | 'secretAccessKey'> => {
  let found: ReadonlyMap<string, string>
  try {
    found = defaultsIn(file)
  } catch (error) {
    throw new ConfigurationError(`${VARIABLE} must name a file that can be read (${error instanceof Error ? error.message : String(error)})`)
  }
  const [accessKeyId, secretAccessKey] = [found.get('aws_access_key_id'), found.get('aws_secret_access_key')]
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigurationError(`${VARIABLE}: ${file} has no aws_access_key_id and aws_secret_access_key under [default]`)
  }
  return { accessKeyId, secretAccessKey }
}

/** The bucket to copy to, if there is one. @throws ConfigurationError */
export const bucketOf = ({ ledgerS3 }: Pick<Configuration, 'ledgerS3'>): S3FolderOptions | undefined => {
  if (!ledgerS3) return undefined
  const { credentials, ...bucket } = ledgerS3
  return { ...bucket, ...('file' in credentials ? credentialsIn(credentials.file) : credentials) }
}

export type MirroringOptions = Omit<MirrorOptions, 'target'> & { readonly pace?: Pace; readonly events: Pick<Log, 'event'> }

/** Copies the public folder to a bucket after each new checkpoint. */
export const mirrorToS3 = (bucket: S3FolderOptions, { pace, events, ...options }: MirroringOptions): Errand => {
  let mirror: Mirror | undefined
  return new Errand<unknown>({
    async act(signal) {
      mirror ??= new Mirror({ ...options, target: await S3Folder.open({ ...bucket, signal }) })
      await mirror.follow()
      return undefined
    },
    failed: (error) => error,
    textOf: (error) => (error instanceof Error ? error.message : String(error)),
    report: (error) => events.event('ledger.not-copied', { error }),
    pace,
  })
}
