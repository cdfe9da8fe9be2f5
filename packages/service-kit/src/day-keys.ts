import type { SealedItem } from '@heard/contracts'
import { type DayKeyPair, newDayKeyPair, openItem } from '@heard/contracts/day'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Platform } from './platform.ts'

const Kept = z.strictObject({ publicKey: z.string(), privateKey: z.string() })

/** One pair of keys for each gathering. Devices seal for the public one; the vault keeps the private one as it keeps its links: sealed, and found by a keyed fingerprint. */
@Injectable()
export class DayKeys {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  /** Made when it is first asked for; whoever asks at the same moment gets the same. */
  async publicKey(gathering: string): Promise<string> {
    const kept = (await this.kept(gathering)) ?? Kept.parse(await this.platform.vault.link(this.place(gathering), await newDayKeyPair()))
    return kept.publicKey
  }

  /** What a device sealed, or nothing where it was not sealed for this gathering, or the key is gone. */
  async open(gathering: string, { item, sealed }: SealedItem): Promise<string | undefined> {
    const kept = await this.kept(gathering)
    return kept && openItem(kept.privateKey, { gathering, item }, sealed)
  }

  /** From now on nobody opens what a device still holds. */
  async destroy(gathering: string): Promise<void> {
    await this.platform.vault.unlink(this.place(gathering))
  }

  private async kept(gathering: string): Promise<DayKeyPair | undefined> {
    return Kept.safeParse(await this.platform.vault.linked(this.place(gathering))).data
  }

  private place(gathering: string): string {
    return this.platform.vault.fingerprint('day-key', gathering)
  }
}
