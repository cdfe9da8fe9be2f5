import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateSecret, type SecretRotated } from '@heard/identity'
import { type Configuration, ConfigurationError } from '@heard/service-kit'

const made = (file: string): string => {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

const filesIn = (folder: string) => ({ current: join(folder, 'session.secret'), next: join(folder, 'session.secret.next') })

/**
 * The secret of this installation's accounts, made when there is none.
 * @throws ConfigurationError while a change of it is not finished
 */
export const sessionSecret = (folder: string): string => {
  const { current, next } = filesIn(folder)
  if (existsSync(next)) throw new ConfigurationError('The secret of sessions was being changed: finish that with ./heard keys rotate-sessions')
  return made(current)
}

/** Gives the accounts a new secret, or finishes what was interrupted. Nothing may run on the folder. */
export const rotateSessionSecret = ({ dataDirectory }: Pick<Configuration, 'dataDirectory'>): SecretRotated => {
  const { current, next } = filesIn(join(dataDirectory, 'keys'))
  const rotated = rotateSecret(join(dataDirectory, 'accounts.sqlite'), made(current), made(next))
  renameSync(next, current)
  return rotated
}
