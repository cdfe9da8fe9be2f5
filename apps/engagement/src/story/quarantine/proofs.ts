import { randomBytes } from 'node:crypto'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

const MINUTE_MS = 60_000
/** How long a page with a challenge may lie open. */
const GOOD_FOR_MS = 60 * MINUTE_MS
const algorithm = 'PBKDF2/SHA-256'
/** Some milliseconds each; a few hundred of them are seconds on a phone, and a bill for whoever sends thousands. */
const cost = 5_000
const [fewest, most] = [200, 500] as const

const Solved = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(algorithm),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(cost),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.strictObject({ until: z.int() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
})

const read = (proof: string): z.infer<typeof Solved> | undefined => {
  try {
    return Solved.safeParse(JSON.parse(proof)).data
  } catch {
    return undefined
  }
}

/** Proofs of work (ALTCHA): made and judged here, under keys in memory. Each counts once; nothing in them says who solved them. */
export class Proofs {
  private readonly keys = { hmacSignatureSecret: randomBytes(32).toString('hex'), hmacKeySignatureSecret: randomBytes(32).toString('hex') }
  private readonly used = new Map<string, number>()

  /** A new challenge, as text for a browser; `now` in milliseconds. */
  async challenge(now: number): Promise<string> {
    const data = { until: now + GOOD_FOR_MS }
    return JSON.stringify(await createChallenge({ ...this.keys, algorithm, cost, deriveKey, counter: randomInt(fewest, most), data }))
  }

  /** Whether this solves a challenge of here that is neither too old nor used; from now on it is. */
  async take(proof: string, now: number): Promise<boolean> {
    const solved = read(proof)
    if (!solved || solved.challenge.parameters.data.until < now) return false
    const { verified } = await verifySolution({ ...this.keys, ...solved, deriveKey })
    const { signature, parameters } = solved.challenge
    if (!verified || this.used.has(signature)) return false
    for (const [old, until] of this.used) if (until < now) this.used.delete(old)
    this.used.set(signature, parameters.data.until)
    return true
  }
}
