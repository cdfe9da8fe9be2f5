import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'

/** What a code is for. After an erasure nobody is behind it any more: its holder still learns that, and by which erasure. */
const Target = z.strictObject({ programme: z.string(), contribution: z.string(), person: z.string().optional(), erasure: z.string().optional() })
export type ReceiptTarget = z.infer<typeof Target>

type Held = { readonly programme: string; readonly contribution: string; readonly person: string }

/** Finds what a receipt code is for. Only a keyed fingerprint of a code is stored, so nobody can list them. */
@Injectable()
export class Receipts {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  /** Links a new code to its contribution, and the contribution back to the code's fingerprint; resolves in the same commit as what is sealed in the same turn. */
  async keep(code: string, { programme, contribution, person }: Held): Promise<void> {
    const { vault } = this.platform
    const fingerprint = vault.fingerprint('receipt', code)
    await vault.linkAll([
      { fingerprint, target: { programme, contribution, person } },
      { fingerprint: this.wayBack(contribution), target: { receipt: fingerprint } },
    ])
  }

  /** Links a new code in place of the one that was lost, which opens nothing from then on. Repeated after a crash it does what is missing. */
  async renew(code: string, held: Held): Promise<void> {
    const { vault } = this.platform
    const back = this.wayBack(held.contribution)
    const lost = (await vault.linked(back))?.receipt
    if (lost === vault.fingerprint('receipt', code)) return
    // Asked for in one turn, so that they are one commit.
    await Promise.all([...(lost === undefined ? [] : [vault.unlink(lost), vault.unlink(back)]), this.keep(code, held)])
  }

  /** @throws Refused `unknown-receipt` */
  async find(code: string): Promise<ReceiptTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('receipt', code)))
    if (!target.success) throw new Refused('unknown-receipt')
    return target.data
  }

  /** Destroys the way from a contribution's receipt to the person. Repeated after a crash it does what is missing. Answers how many receipts that was. */
  async forget({
    programme,
    contribution,
    erasure,
  }: {
    readonly programme: string
    readonly contribution: string
    readonly erasure: string
  }): Promise<number> {
    const { vault } = this.platform
    const back = this.wayBack(contribution)
    const fingerprint = (await vault.linked(back))?.receipt
    if (fingerprint === undefined) return 0
    await vault.unlink(fingerprint)
    await vault.link(fingerprint, { programme, contribution, erasure })
    await vault.unlink(back)
    return 1
  }

  private wayBack(contribution: string): string {
    return this.platform.vault.fingerprint('receipt-of', contribution)
  }
}
