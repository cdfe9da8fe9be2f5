import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'

const Target = z.strictObject({ programme: z.string(), contribution: z.string(), person: z.string() })
export type ReceiptTarget = z.infer<typeof Target>

/** Finds what a receipt code is for. Only a keyed fingerprint of a code is stored, so nobody can list them. */
@Injectable()
export class Receipts {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** Links a new code to its contribution; resolves in the same commit as what is sealed in the same turn. */
  async keep(code: string, target: ReceiptTarget): Promise<void> {
    const { vault } = this.platform
    await vault.link(vault.fingerprint('receipt', code), target)
  }

  /** @throws Refused `unknown-receipt` */
  async find(code: string): Promise<ReceiptTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('receipt', code)))
    if (!target.success) throw new Refused('unknown-receipt')
    return target.data
  }
}
