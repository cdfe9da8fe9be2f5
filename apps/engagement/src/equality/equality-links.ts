import { randomUUID } from 'node:crypto'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'

const Target = z.strictObject({ programme: z.string(), record: z.string(), person: z.string() })
export type EqualityTarget = z.infer<typeof Target>

/** The only way from a contribution to the answers of whoever shared it: a row of the vault under a keyed fingerprint. */
@Injectable()
export class EqualityLinks {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async of(contribution: string): Promise<EqualityTarget | undefined> {
    return Target.safeParse(await this.platform.vault.linked(this.fingerprint(contribution))).data
  }

  /** The ids have nothing to do with those of the contribution, nor with the time. */
  async make(contribution: string, programme: string): Promise<EqualityTarget> {
    const target = { programme, record: randomUUID(), person: randomUUID() }
    return Target.parse(await this.platform.vault.link(this.fingerprint(contribution), target))
  }

  async drop(contribution: string): Promise<void> {
    await this.platform.vault.unlink(this.fingerprint(contribution))
  }

  private fingerprint(contribution: string): string {
    return this.platform.vault.fingerprint('equality-of', contribution)
  }
}
