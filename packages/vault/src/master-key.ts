import { exec } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { VaultUnusable } from './vault.ts'

/** Fetches the master key: 32 bytes as 43 characters of base64url or base64. Throws VaultUnusable with one line that never repeats what was fetched. */
export type MasterKeySource = () => Promise<string>

const PATIENCE_MS = 60_000

/** The key's 32 bytes. Throws VaultUnusable. */
export const masterKeyBytes = (text: string): Buffer => {
  const key = text.trim()
  if (/^[\w+/-]{43}=?$/.test(key)) return Buffer.from(key, 'base64url')
  throw new VaultUnusable('The master key is not 32 bytes in base64url: put back the master key that belongs to this vault. Nothing was changed.')
}

/** Fetches the key once, and answers the same to whoever asks again. Throws VaultUnusable when it cannot be had or is no key. */
export const fetchMasterKey = async (source: MasterKeySource): Promise<MasterKeySource> => {
  const text = await source()
  masterKeyBytes(text)
  return async () => text
}

/** The key from a file. `name` is what the operator knows the setting by. */
export const masterKeyFromFile =
  (file: string, name: string): MasterKeySource =>
  async () => {
    try {
      return await readFile(file, 'utf8')
    } catch (cause) {
      throw new VaultUnusable(`${name} cannot be read: check the path, and that this user may read the file. Nothing was changed.`, { cause })
    }
  }

/**
 * The key from the environment's key service: what `command`, run by the system's shell, prints. Its other output is thrown away, as it may hold secrets.
 * `name` is what the operator knows the setting by.
 */
export const masterKeyFromCommand =
  (command: string, name: string): MasterKeySource =>
  () =>
    new Promise((resolve, reject) => {
      exec(command, { timeout: PATIENCE_MS, windowsHide: true }, (failure, printed) => {
        if (!failure) return resolve(printed)
        const how = failure.killed ? `did not end within ${PATIENCE_MS / 1000} seconds` : `ended with ${failure.code ?? failure.signal}`
        reject(new VaultUnusable(`${name} ${how}: run the command by hand to see why. Nothing was changed.`))
      })
    })
