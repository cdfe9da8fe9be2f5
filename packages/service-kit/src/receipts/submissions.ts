import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { Caller } from '../caller.ts'
import { uuidv7 } from '../ids.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { newReceiptCode } from '../receipt-code.ts'

const DAY_MS = 86_400_000
const Remembered = z.strictObject({ contribution: z.string(), receipt: z.string(), person: z.string(), digest: z.string() })
/** Who and what a submission becomes: the same again for a request that is sent again. */
export type Submission = z.infer<typeof Remembered>

/** Gives each submission its ids and its receipt, once: a retry with the same Idempotency-Key meets those of the first try. */
@Injectable()
export class Submissions {
  /** Requests under way, by Idempotency-Key, which stands for its route too. */
  private readonly underWay = new Map<string, Promise<unknown>>()

  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** A button pressed twice at once is one submission with one answer. */
  once<T>({ command }: Pick<Caller, 'command'>, submit: () => Promise<T>): Promise<T> {
    if (command === undefined) return submit()
    const submitting = (this.underWay.get(command) as Promise<T> | undefined) ?? submit().finally(() => this.underWay.delete(command))
    this.underWay.set(command, submitting)
    return submitting
  }

  /**
   * `sent`: what tells this submission from another one. `chosen`: its id, where whoever sent it chose one.
   * @throws Refused `key-reused` when the key came with something else before
   */
  async identify(sent: unknown, { command, at }: Pick<Caller, 'command' | 'at'>, chosen = this.newId()): Promise<Submission> {
    const digest = command === undefined ? '' : this.platform.vault.fingerprint('story', JSON.stringify(sent))
    const earlier = await this.earlier({ command, at })
    if (earlier && earlier.digest !== digest) throw new Refused('key-reused')
    if (earlier) return earlier
    return { contribution: chosen, person: this.newId(), receipt: newReceiptCode(), digest }
  }

  /** What an earlier try with this key became, whatever was sent with it: for whoever lost the receipt of what would not be taken in any more. */
  async earlier({ command, at }: Pick<Caller, 'command' | 'at'>): Promise<Submission | undefined> {
    return command === undefined ? undefined : Remembered.safeParse(await this.platform.vault.recall('answer', command, at)).data
  }

  /** Where an earlier try of this very request ended up: nothing is sealed again, least of all for somebody who was erased since. */
  async recordedUpTo(stream: string): Promise<bigint | undefined> {
    for await (const fact of this.platform.store.readStream(stream, { direction: 'backwards', limit: 1 })) return fact.position
    return undefined
  }

  /** What is kept for a day, in the same commit as what is sealed. */
  answerToRetries(submission: Submission, { command, at }: Caller) {
    if (command === undefined) return undefined
    return { kind: 'answer' as const, key: command, payload: submission, expires: new Date(Date.parse(at) + DAY_MS).toISOString() }
  }

  private newId(): string {
    return uuidv7(this.platform.clock.now())
  }
}
