import { join } from 'node:path'
import { ErasedStore } from '@heard/contracts/engagement'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { contributionStream } from '../../story/contribution.events.ts'
import type { Asked } from '../erasure.state.ts'
import { ErasureVerifier } from './erasure-verifier.ts'
import { isAnalysed, readModelsNaming, withDatabase } from './raw-read-models.ts'
import { isKeptInVault } from './raw-vault.ts'

/** The purpose that a contribution's words and attributes are sealed for. */
const NARRATIVE = 'narrative'

/** Reads the files of this installation with SQL of its own. */
@Injectable()
export class FileVerifier extends ErasureVerifier {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault' | 'configuration'>) {
    super()
  }

  async findLeft(asked: Asked): Promise<readonly ErasedStore[]> {
    const { dataDirectory } = this.platform.configuration
    const { person, purposes } = asked
    const narrative = !purposes || purposes.includes(NARRATIVE)
    const refs = narrative ? await this.refsOf(asked) : []
    const read = join(dataDirectory, 'read')
    const naming = purposes ? [] : readModelsNaming(read, person)
    const left: Readonly<Record<ErasedStore, boolean>> = {
      vault: withDatabase(join(dataDirectory, 'vault.sqlite'), (database) => isKeptInVault(database, person, purposes, refs)),
      receipts: !purposes && (await this.hasReceipt(asked)),
      'analysis-index': narrative && isAnalysed(read, person),
      engagement: naming.includes('engagement'),
      champions: naming.includes('champions'),
      events: naming.includes('events'),
      reporting: naming.includes('reporting'),
    }
    return ErasedStore.options.filter((store) => left[store])
  }

  /** What the facts of the named contribution point to. None when a restored log does not know it. */
  private async refsOf({ programme, contribution, person }: Asked): Promise<readonly string[]> {
    const refs = new Set<string>()
    for await (const { data } of this.platform.store.readStream(contributionStream(programme, contribution))) {
      if ('person' in data && data.person === person) for (const value of Object.values(data)) for (const ref of refIn(value)) refs.add(ref)
    }
    return [...refs]
  }

  private async hasReceipt({ contribution }: Asked): Promise<boolean> {
    const { vault } = this.platform
    return (await vault.linked(vault.fingerprint('receipt-of', contribution))) !== undefined
  }
}

const refIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && 'ref' in value && 'binding' in value && typeof value.ref === 'string' ? [value.ref] : []
