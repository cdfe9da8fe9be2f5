import { equal, textOf } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type Doubt, Doubts } from './doubt.ts'
import { LogCheck } from './log-check.ts'
import type { LogSource } from './log-source.ts'
import { Malformed } from './malformed.ts'
import { type Cosignature, type OpenedCheckpoint, openCheckpoint, Untrusted } from './open-checkpoint.ts'
import { TILE_WIDTH } from './tile.ts'
import type { Cryptography } from './tree-hash.ts'
import type { TrustPolicy } from './trust-policy.ts'

export type VerifyLogOptions = {
  readonly source: LogSource
  readonly cryptography: Cryptography
  /** Whose signatures count: `trustLogs(key)`, or a policy file. */
  readonly policy: TrustPolicy
  /** A signed checkpoint from before, kept by whoever verifies: the log must still begin with its entries. */
  readonly since?: string
  /** Gets each entry in order, with its index. Its bytes are a view; copy what is kept. */
  readonly onEntry?: (index: bigint, entry: Uint8Array) => void
}

/** How far verifying has come. */
export type Progress = { readonly kind: 'progress'; readonly entries: bigint; readonly of: bigint }

/** What came of it. */
export type Report = {
  readonly kind: 'report'
  /** No doubt of any kind. */
  readonly verified: boolean
  /** The checkpoint, when its signatures are good. */
  readonly checkpoint?: Checkpoint
  readonly cosignatures: readonly Cosignature[]
  /** Entries that were read again. */
  readonly entries: bigint
  /** The first hundred. */
  readonly doubts: readonly Doubt[]
  /** How many there are besides. */
  readonly furtherDoubts: number
}

/**
 * Reads a whole log again: every entry, every tile, the root, the signatures, and, where the source can list its files, that there are no others.
 * Yields progress after each bundle and a report at the end. Memory stays flat. Rejects only when the source does.
 */
export async function* verifyLog({ source, cryptography, policy, since, onEntry }: VerifyLogOptions): AsyncGenerator<Progress | Report, void> {
  const doubts = new Doubts()
  const bytes = await source.read('checkpoint')
  if (!bytes) doubts.add({ type: 'file-missing', path: 'checkpoint', message: 'The log has no checkpoint.' })
  const opened = bytes && open(cryptography, textOf(bytes) ?? '', policy, 'checkpoint-not-trusted', doubts)
  const older = since === undefined ? undefined : open(cryptography, since, policy, 'older-checkpoint-not-trusted', doubts)
  if (!opened) return yield report(doubts, undefined, 0n)
  const { size, origin, root } = opened.checkpoint
  const isComparable = older !== undefined && expectLater(older.checkpoint, opened.checkpoint, doubts)
  const check = new LogCheck({ source, sha256: cryptography.sha256, size, doubts, ...(onEntry && { onEntry }) })
  const bundles = (size + BigInt(TILE_WIDTH) - 1n) / BigInt(TILE_WIDTH)
  for (let index = 0n; index < bundles && !check.isStuck; index += 1n) {
    await check.bundle(index, isComparable ? older.checkpoint : undefined)
    yield { kind: 'progress', entries: check.entries, of: size }
  }
  if (!check.isStuck) {
    await check.partials()
    if (!equal(check.root(), root)) {
      const message = `The ${size} entries do not lead to the root that ${origin} signed: after signing, an entry was changed, added, removed or moved.`
      doubts.add({ type: 'root-differs', message })
    }
  }
  await check.otherFiles()
  yield report(doubts, opened, check.entries)
}

const report = (doubts: Doubts, opened: OpenedCheckpoint | undefined, entries: bigint): Report => ({
  kind: 'report',
  verified: doubts.count === 0,
  ...(opened && { checkpoint: opened.checkpoint }),
  cosignatures: opened?.cosignatures ?? [],
  entries,
  doubts: doubts.first,
  furtherDoubts: doubts.count - doubts.first.length,
})

const open = ({ ed25519 }: Cryptography, text: string, policy: TrustPolicy, type: Doubt['type'], doubts: Doubts): OpenedCheckpoint | undefined => {
  try {
    return openCheckpoint(ed25519, text, policy)
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof Untrusted)) throw error
    const which = type === 'older-checkpoint-not-trusted' ? 'The older checkpoint cannot be used. ' : ''
    doubts.add({ type, message: which + error.message })
    return undefined
  }
}

const expectLater = (older: Checkpoint, { origin, size }: Checkpoint, doubts: Doubts): boolean => {
  if (older.origin !== origin) {
    const message = `The older checkpoint is of another log (${older.origin}), so nothing can be said about the history of ${origin}.`
    doubts.add({ type: 'older-checkpoint-not-trusted', message })
    return false
  }
  if (older.size > size) {
    doubts.add({
      type: 'history-shorter',
      message: `The log had ${older.size} entries in the older checkpoint and has only ${size} now: entries were taken back.`,
    })
    return false
  }
  return true
}
