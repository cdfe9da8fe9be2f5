import { type Checkpoint, parseCheckpointText } from './checkpoint.ts'
import { checkSignature, isSignedAs, type Note, parseNote } from './note.ts'
import type { SignatureCheck } from './tree-hash.ts'
import { isQuorate, type TrustPolicy } from './trust-policy.ts'
import type { VerifierKey } from './verifier-key.ts'

/** Who cosigned, and when (seconds since 1970). */
export type Cosignature = { readonly key: VerifierKey; readonly timestamp: bigint }

/** A checkpoint whose signatures were verified. */
export type OpenedCheckpoint = { readonly checkpoint: Checkpoint; readonly log: VerifierKey; readonly cosignatures: readonly Cosignature[] }

/** Thrown for a checkpoint that is in its format but that the policy does not trust. */
export class Untrusted extends Error {
  override readonly name = 'Untrusted'
  readonly type = 'untrusted'
  readonly reason: 'unknown-log' | 'not-signed' | 'bad-signature' | 'no-quorum'

  constructor(reason: Untrusted['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Reads a checkpoint and verifies the log's signature and the quorum of cosignatures. Signatures by unknown keys are ignored; a wrong one by a known key spoils all.
 * @throws Malformed, Untrusted
 */
export const openCheckpoint = (ed25519: SignatureCheck, text: string, policy: TrustPolicy): OpenedCheckpoint => {
  const note = parseNote(text)
  const checkpoint = parseCheckpointText(note.text)
  const logs = policy.logs.map(({ key }) => key).filter((key) => key.name === checkpoint.origin)
  if (logs.length === 0)
    throw new Untrusted('unknown-log', `The checkpoint is of the log "${checkpoint.origin}", whose key is not among those trusted.`)
  const [log] = signersOf(ed25519, note, logs)
  if (!log) throw new Untrusted('not-signed', `The checkpoint is not signed by the log's key (${checkpoint.origin}).`)
  const witnesses = policy.witnesses.map(({ key }) => key)
  const cosignatures = signersOf(ed25519, note, witnesses).map(({ key, timestamp = 0n }) => ({ key, timestamp }))
  if (
    !isQuorate(
      policy.quorum,
      cosignatures.map(({ key }) => key),
    )
  )
    throw new Untrusted('no-quorum', `Too few of the trusted witnesses cosigned the checkpoint (${cosignatures.length} of ${witnesses.length} did).`)
  return { checkpoint, log: log.key, cosignatures }
}

/** Those of the keys that signed, each once. Throws Untrusted for a signature in the name and id of one of them that does not verify. */
const signersOf = (ed25519: SignatureCheck, { text, signatures }: Note, keys: readonly VerifierKey[]) =>
  keys.flatMap((key) => {
    const [first, ...others] = signatures
      .filter((signature) => isSignedAs(signature, key))
      .map((signature) => {
        const checked = checkSignature(ed25519, text, signature, key)
        if (!checked.valid) throw new Untrusted('bad-signature', `The signature of ${key.name} does not fit the checkpoint: one of them was changed.`)
        return checked.timestamp === undefined ? { key } : { key, timestamp: checked.timestamp }
      })
    const latest = others.reduce((best, other) => ((other.timestamp ?? 0n) > (best?.timestamp ?? 0n) ? other : best), first)
    return latest ? [latest] : []
  })
