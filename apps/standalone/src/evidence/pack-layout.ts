import { z } from 'zod'

/** Files of an evidence pack that are not in its manifest: the manifest itself and its signature. */
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.note'

/** First line of the signed note; the second is the SHA-256 (hex) of manifest.json, the third the moment it was made. */
export const SIGNED_AS = 'heard-evidence-pack/v1'

const File = z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().min(0) })

export const PackManifest = z.strictObject({
  pack: z.literal('heard-evidence'),
  version: z.literal(1),
  /** When it was made, ISO 8601. */
  at: z.iso.datetime(),
  /** Account id of the auditor who asked for it. */
  by: z.string(),
  /** What was asked for: one programme or all, and the days. */
  scope: z.strictObject({ programme: z.string().optional(), from: z.string().optional(), to: z.string().optional() }),
  /** Every file besides the manifest and its signature, by path. */
  files: z.array(File),
})
export type PackManifest = z.infer<typeof PackManifest>

/** Path of what belongs to one leaf of the private log. */
export const leafPath = (index: bigint): string => `private-log/leaves/${index}.json`
export const proofPath = (index: bigint): string => `private-log/proofs/${index}.tlog-proof`
export const anchorPath = (day: string): string => `private-log/anchors/${day}`
/** Proof that the private log only grew between an anchor and the checkpoint of the pack. */
export const growthPath = (day: string): string => `private-log/growth/${day}.json`
export const questionPath = (question: number): string => `evidence/question-${String(question).padStart(2, '0')}.csv`

export const Growth = z.strictObject({ from: z.string(), size: z.string(), proof: z.array(z.string()) })
