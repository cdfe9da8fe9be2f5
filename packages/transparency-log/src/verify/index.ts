export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint, parseCosignatures, parseKnownSize } from './add-checkpoint.ts'
export { concat, equal, fromBase64, parseDecimal, textOf, toBase64, toHex, utf8 } from './bytes.ts'
export { type Checkpoint, formatCheckpoint, parseCheckpoint, parseCheckpointText } from './checkpoint.ts'
export { CompactRange } from './compact-range.ts'
export type { Doubt } from './doubt.ts'
export { decodeBundle, EntryTooLong, encodeBundle, MAX_ENTRY_BYTES } from './entry-bundle.ts'
export { FetchSource, type LogSource, SourceIncomplete } from './log-source.ts'
export { type Kind, Malformed } from './malformed.ts'
export {
  type Checked,
  checkSignature,
  cosignedMessage,
  formatNote,
  formatSignatureLine,
  isSignedAs,
  type Note,
  type NoteSignature,
  parseNote,
} from './note.ts'
export { type Cosignature, type OpenedCheckpoint, openCheckpoint, Untrusted } from './open-checkpoint.ts'
export { portable } from './portable.ts'
export {
  type Consistency,
  type Inclusion,
  type SubtreeConsistency,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './proof.ts'
export { formatProofFile, NotProven, PROOF_FILE, type ProofFile, type Proven, parseProofFile, verifyProofFile } from './proof-file.ts'
export { type SubmitOptions, type Submitted, submitToWitness } from './submit-to-witness.ts'
export { decodeHashTile, parseTilePath, partialTiles, TILE_WIDTH, type Tile, tileEnd, tilePath, tilesOf } from './tile.ts'
export { type BuiltTile, TileBuilder } from './tile-builder.ts'
export { type Cryptography, emptyRoot, HASH_BYTES, type Hasher, hashLeaf, hashNode, type SignatureCheck } from './tree-hash.ts'
export { readBundle, readHashTile, TreeReader } from './tree-reader.ts'
export { isQuorate, parseTrustPolicy, type Quorum, type Trusted, type TrustPolicy, trustLogs } from './trust-policy.ts'
export { formatVerifierKey, type KeyType, parseVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts'
export { type Progress, type Report, type VerifyLogOptions, verifyLog } from './verify-log.ts'
