import { existsSync } from 'node:fs'
import type { KeyPort } from './key-port.ts'
import { checkSqliteKeys } from './sqlite-check.ts'
import { SqliteVault } from './sqlite-vault.ts'
import type { VaultOptions } from './stored-vault.ts'
import type { Vault } from './vault.ts'

/** Where a vault lies: in a SQLite file of its own, or in a PostgreSQL database (`postgresql://…`, with name and password). */
export type VaultPlace = { readonly file: string } | { readonly url: string; readonly schema?: string }

type WithKeys = { readonly keys: KeyPort }

/** What speaks to PostgreSQL is loaded by its first use. */
const loadPostgres = () => import('./postgres/postgres-vault.ts')

/** Opens the vault, made where there is none. Throws VaultUnusable, before anything is written, when it cannot be used or the keys are not its own. */
export const openVault = async (place: VaultPlace, options: VaultOptions & WithKeys): Promise<Vault> => {
  if ('file' in place) return SqliteVault.open({ ...place, ...options })
  return (await loadPostgres()).PostgresVault.open({ ...place, ...options })
}

/**
 * Whether there is a vault at that place; then its keys are checked too, without a change to a byte of either: for whoever opens other files first.
 * Throws VaultUnusable.
 */
export const checkVaultKeys = async (place: VaultPlace, checking: WithKeys & { readonly now: string }): Promise<boolean> => {
  if (!('file' in place)) return (await loadPostgres()).checkPostgresKeys({ ...place, ...checking })
  await checkSqliteKeys({ ...place, ...checking })
  return existsSync(place.file)
}

/** Whether there is a vault at that place, told without its keys. Throws VaultUnusable. */
export const hasVault = async (place: VaultPlace): Promise<boolean> =>
  'file' in place ? existsSync(place.file) : (await loadPostgres()).hasPostgresVault(place)
