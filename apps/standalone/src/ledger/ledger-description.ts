import { z } from 'zod'

/** `heard-ledger.json`: what a verifier needs to know, beside the log and at `/.well-known/`. Keys are `name+hex8+base64` (C2SP signed-note). */
export const LedgerDescription = z.strictObject({
  origin: z.string(),
  /** Of the public ledger. A verifier had better know it from elsewhere too. */
  verifierKey: z.string(),
  /** Of the private log, which auditors read. */
  privateVerifierKey: z.string(),
  /** Of evidence packs. */
  evidenceKey: z.string(),
  /** Path of the JSON Schema of entries, below the log. */
  entrySchema: z.string(),
  /** Names and verifier keys of the witnesses that are asked to cosign. */
  witnesses: z.array(z.strictObject({ name: z.string(), verifierKey: z.string() })),
})
export type LedgerDescription = z.infer<typeof LedgerDescription>
