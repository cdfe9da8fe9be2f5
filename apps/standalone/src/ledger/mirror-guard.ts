import { nodeCryptography } from '@heard/transparency-log'
import {
  equal,
  Malformed,
  openCheckpoint,
  parseCheckpoint,
  trustLogs,
  Untrusted,
  type VerifierKey,
  verifyConsistency,
} from '@heard/transparency-log/verify'
import { z } from 'zod'
import type { Published, PublishedLog } from './published-log.ts'

/** What lies in the target may not be replaced by what is here; the message says what to do. */
class MirrorRefused extends Error {
  readonly type = 'mirror-refused'
}

const foreign = (cause?: unknown): MirrorRefused =>
  new MirrorRefused('files of another ledger lie there: name another prefix, or empty this one', { cause })

const theirCheckpoint = (text: string, key: VerifierKey) => {
  try {
    return openCheckpoint(nodeCryptography.ed25519, text, trustLogs(key)).checkpoint
  } catch (error) {
    if (error instanceof Malformed || error instanceof Untrusted) throw foreign(error)
    throw error
  }
}

/**
 * The checkpoint in the target must be one that this log grew from: an old copy of the folder may never take the place of a newer one.
 * @throws MirrorRefused
 */
export const refuseOtherHistory = async (log: PublishedLog, here: Published, theirs: string, key: VerifierKey): Promise<void> => {
  const there = theirCheckpoint(theirs, key)
  if (there.size > here.size) {
    throw new MirrorRefused(
      `there are ${there.size} entries, and the folder here has ${here.size}: it is an old copy, or a second platform copies to the same place. Stop the other one, or copy the ledger back from there`,
    )
  }
  if (there.size === 0n) return
  const ends = { size1: there.size, root1: there.root, size2: here.size, root2: parseCheckpoint(here.text).root }
  const isSame =
    there.size === here.size
      ? equal(ends.root1, ends.root2)
      : verifyConsistency(nodeCryptography.sha256, { ...ends, proof: await log.consistencyProof(there.size, here) })
  if (!isSame) throw new MirrorRefused('the history there is not the one here: keep both as they are, and find out who else signs with this key')
}

/**
 * A target without a checkpoint may be one that was begun, and then says whose it is.
 * @throws MirrorRefused
 */
export const refuseOtherOwner = (paths: ReadonlySet<string>, description: string | undefined, key: string): void => {
  const isBegun = description !== undefined || [...paths].some((path) => path.startsWith('tile/'))
  if (isBegun && keyIn(description ?? '') !== key) throw foreign()
}

const Named = z.object({ verifierKey: z.string() })

const keyIn = (description: string): string | undefined => {
  try {
    return Named.parse(JSON.parse(description)).verifierKey
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}
