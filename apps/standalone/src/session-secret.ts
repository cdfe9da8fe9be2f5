import { randomBytes } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { rotateSecret, type SecretRotated } from '@heard/identity'
import { type Configuration, ConfigurationError } from '@heard/service-kit'
import { accountsPlaceOf } from './accounts-place.ts'
import { readText, writeDurably } from './durable-file.ts'
import { syncFolder } from './sync.ts'

/** Durable before anything is sealed under it: a secret that a power cut takes back would take people's apps with it. */
const made = async (file: string): Promise<string> => {
  const there = await readText(file)
  if (there !== undefined) return there.trim()
  const secret = randomBytes(32).toString('base64url')
  await writeDurably(file, secret, 0o600)
  return secret
}

const filesIn = (folder: string) => ({ current: join(folder, 'session.secret'), next: join(folder, 'session.secret.next') })

/**
 * The secret of this installation's accounts, made when there is none.
 * @throws ConfigurationError while a change of it is not finished
 */
export const sessionSecret = async (folder: string): Promise<string> => {
  const { current, next } = filesIn(folder)
  if (existsSync(next)) throw new ConfigurationError('The secret of sessions was being changed: finish that with ./heard keys rotate-sessions')
  return made(current)
}

/** Gives the accounts a new secret, or finishes what was interrupted. Nothing may run on the folder. */
export const rotateSessionSecret = async (
  configuration: Pick<Configuration, 'dataDirectory' | 'keysDirectory' | 'database'>,
): Promise<SecretRotated> => {
  const place = await accountsPlaceOf(configuration)
  const { keysDirectory: keys } = configuration
  const { current, next } = filesIn(keys)
  const rotated = await rotateSecret(place, await made(current), await made(next))
  renameSync(next, current)
  syncFolder(keys)
  return rotated
}
