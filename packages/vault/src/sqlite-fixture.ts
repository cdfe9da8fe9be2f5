import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { allowAll, NOW } from './contract/context.ts'
import { FileKeys } from './file-keys.ts'
import { SqliteVault, type SqliteVaultOptions } from './sqlite-vault.ts'

export type Place = { readonly folder: string; readonly file: string; readonly keyFolder: string }

/** A vault's folder and its keys' folder, gone after the test; the vaults opened there are closed first. */
export const placeForEachTest = () => {
  const folders: string[] = []
  const opened: SqliteVault[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((vault) => vault.close()))
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  const place = (): Place => {
    const root = mkdtempSync(join(tmpdir(), 'heard-vault-'))
    folders.push(root)
    const folder = join(root, 'vault')
    return { folder, file: join(folder, 'vault.db'), keyFolder: join(root, 'keys') }
  }
  const openAt = async ({ file, keyFolder }: Place, options: Partial<SqliteVaultOptions> = {}): Promise<SqliteVault> => {
    const vault = await SqliteVault.open({
      file,
      keys: new FileKeys({ folder: keyFolder }),
      policy: allowAll,
      record: async () => undefined,
      now: () => NOW,
      ...options,
    })
    opened.push(vault)
    return vault
  }
  return { place, openAt }
}

/** Every byte of every file in a folder. */
export const bytesIn = (folder: string): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

/** The wordings of a text that a file could hold it in. */
export const formsOf = (text: string): readonly Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '')),
  Buffer.from(Buffer.from(text).toString('hex')),
]
