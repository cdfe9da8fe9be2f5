import type { KeyPort } from './key-port.ts'
import { checkSqliteKeys } from './sqlite-check.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { StoredVault, unlockStorage, type VaultOptions } from './stored-vault.ts'

export type SqliteVaultOptions = VaultOptions & {
  /** The vault's own database file; made (0600) when there is none. */
  readonly file: string
  /** Keys live apart from the file. */
  readonly keys: KeyPort
}

/** The vault in one SQLite file (WAL, synchronous=FULL): what was asked for in one turn of the event loop shares one commit. */
export class SqliteVault extends StoredVault {
  /** Throws VaultUnusable, before anything is written, when the file is not a whole vault or the keys are not the ones it was made with. */
  static async open({ file, keys, ...options }: SqliteVaultOptions): Promise<SqliteVault> {
    await checkSqliteKeys({ file, keys, now: options.now() })
    const storage = new SqliteStorage(file)
    try {
      return new SqliteVault(storage, await unlockStorage(storage, keys, options.now()), keys, options)
    } catch (reason) {
      await storage.close()
      throw reason
    }
  }
}
