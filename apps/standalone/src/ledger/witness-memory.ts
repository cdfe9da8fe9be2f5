import { formatVerifierKey, type VerifierKey } from '@heard/transparency-log/verify'
import { z } from 'zod'
import { readText, writeDurably } from '../durable-file.ts'

const Seen = z.strictObject({ size: z.string().regex(/^\d+$/), at: z.iso.datetime() })
const Memory = z.record(z.string(), Seen)

/** The newest cosignature of a witness: of how many entries, and when. */
export type Seen = z.infer<typeof Seen>

/** What each witness cosigned last of this log. It may be lost: witnesses say themselves where they are. */
export class WitnessMemory {
  readonly #file: string
  readonly #origin: string
  #seen: Readonly<Record<string, Seen>>
  #last: Promise<unknown> = Promise.resolve()

  private constructor(file: string, origin: string, seen: Readonly<Record<string, Seen>>) {
    this.#file = file
    this.#origin = origin
    this.#seen = seen
  }

  static async open(file: string, origin: string): Promise<WitnessMemory> {
    const text = await readText(file)
    return new WitnessMemory(file, origin, text === undefined ? {} : Memory.parse(JSON.parse(text)))
  }

  of(witness: VerifierKey): Seen | undefined {
    return this.#seen[this.#name(witness)]
  }

  keep(witness: VerifierKey, seen: Seen): Promise<void> {
    this.#seen = { ...this.#seen, [this.#name(witness)]: seen }
    const written = this.#last.then(() => writeDurably(this.#file, `${JSON.stringify(this.#seen, undefined, 2)}\n`))
    this.#last = written.catch(() => undefined)
    return written
  }

  #name(witness: VerifierKey): string {
    return `${this.#origin} ${formatVerifierKey(witness)}`
  }
}
