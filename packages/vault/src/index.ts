/**
 * The vault: where personal data and every text that a person typed live. Facts keep `{ ref, binding }` of it and nothing more.
 *
 * ```ts
 * const vault = await SqliteVault.open({
 *   file: 'data/vault/vault.db',
 *   keys: new FileKeys({ folder: 'data/keys' }),
 *   policy: async rows => rows.map(() => ({ allowed: true })),
 *   record: async opening => appendPersonalDataOpened(opening),
 *   now: () => new Date().toISOString(),
 * })
 * const [story] = await vault.seal([{ subject, purpose: 'narrative', field: 'contribution.narrative', payload: 'I waited…' }], { deadline })
 * // append the fact with `story` before the deadline; a subscription that reads the log calls vault.confirm([story.ref])
 * const [opened] = await vault.open([story.ref], { purpose: 'narrative', actor, reason: 'coding' })
 * ```
 *
 * **Sealing.** A row's box is AES-256-GCM (96-bit random nonce) over r (32 random bytes) and the JCS payload, padded to 64 bytes; the row's own
 * ref, field, subject, purpose, key and version are authenticated with it, so a box moved to another row does not open.
 * The binding is base64url HMAC-SHA-256(r, "heard/binding/v1" ‖ 0x00 ‖ JCS(payload)): without r nobody can guess even a "yes".
 *
 * **Keys.** Master key → (HKDF) the key that wraps epoch keys, the lookup key, the key that signs tombstones. Epoch key → (HKDF) the keys that wrap
 * data keys, seal links, and derive one key per ephemeral record. One random data key per (subject, purpose). Master and epoch keys come
 * from a `KeyPort` (`FileKeys`: a folder of its own) and are never in the vault's database. Everything wrapped names its epoch.
 *
 * **Answers.** `erased` only with a tombstone signed when the row was erased or swept; a row that is missing without one, that was changed
 * or moved, or whose ref was never given out, is `tampered`. A row of another purpose, or one the policy denies, is `refused`.
 *
 * **Durability.** A write resolves after it is in the file, or on the server's disk. Writes of one turn of the event loop share one commit.
 *
 * **Places.** `openVault` takes a file or a PostgreSQL database; both speak the same SQL (`sql-tables.ts`).
 */
export { backupDatabase } from './backup-database.ts'
export { copyVault } from './copy-vault.ts'
export { FileKeys, type FileKeysOptions } from './file-keys.ts'
export type { Epoch, KeyPort, KeyRing } from './key-port.ts'
export { fetchMasterKey, type MasterKeySource, masterKeyFromCommand, masterKeyFromFile } from './master-key.ts'
export { MemoryVault } from './memory-vault.ts'
export { lookIntoVault, type RawQuery } from './raw-tables.ts'
export { SqliteVault, type SqliteVaultOptions } from './sqlite-vault.ts'
export type { VaultOptions } from './stored-vault.ts'
export {
  type Access,
  type AccessPolicy,
  type Disclosed,
  type EphemeralRecord,
  type EpochState,
  type Json,
  type Opened,
  type OpeningRecord,
  type OpeningRecorder,
  type Rotated,
  type Sealed,
  type SealOptions,
  type SealRequest,
  SubjectErased,
  type Vault,
  VaultUnusable,
} from './vault.ts'
export { checkVaultKeys, hasVault, openVault, type VaultPlace } from './vault-place.ts'
export {
  captureTraces,
  type Erasure,
  type ErasureCheck,
  type ErasureTraces,
  type Verification,
  type VerifyErasedOptions,
  verifyErased,
} from './verify-erased.ts'
