import { join } from 'node:path'
import { ErasedStore } from '@heard/contracts/engagement'
import { Platform, vaultPlaceOf } from '@heard/service-kit'
import { lookIntoVault, type RawQuery } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { contributionStream } from '../../story/contribution.events.ts'
import type { Asked } from '../erasure.state.ts'
import { ErasureVerifier } from './erasure-verifier.ts'
import { leftInFolder, NARRATIVE } from './left-in-folder.ts'
import { followingsOf, memosOn, quotationsOf } from './log-traces.ts'
import { hasKey, hasLink, hasRows, isKeptInVault, isSoOfOne } from './raw-vault.ts'

/** The purpose of an address to write to, that of being quoted, and that of what was asked. */
const [CONTACT, QUOTATION, ENQUIRY] = ['contact', 'anonymous-quotation', 'enquiry']

/** Reads the files of this installation, and the vault's tables wherever they are, with SQL of its own; asks where mails are kept for mails. */
@Injectable()
export class FileVerifier extends ErasureVerifier {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault' | 'configuration' | 'work'>) {
    super()
  }

  async findLeft(asked: Asked): Promise<readonly ErasedStore[]> {
    const { dataDirectory } = this.platform.configuration
    const { person, purposes } = asked
    const concerns = (purpose: string): boolean => purposes?.includes(purpose) ?? true
    const narrative = concerns(NARRATIVE)
    const refs = narrative ? await this.refsOf(asked) : []
    const inFolder = leftInFolder(join(dataDirectory, 'read'), asked)
    const followings = concerns(CONTACT) ? await this.followings(asked) : { left: false, mailed: [] }
    const left: Readonly<Record<ErasedStore, boolean>> = {
      vault: await this.inVault((query) => isKeptInVault(query, person, purposes, refs)),
      receipts: !purposes && (await this.hasReceipt(asked)),
      mails: await this.platform.work.mails.knowsAny([...followings.mailed, ...(concerns(ENQUIRY) ? [asked.contribution] : [])]),
      follows: followings.left,
      quotations: (narrative || concerns(QUOTATION)) && (await this.isQuoted(asked, narrative)),
      'analysis-index': inFolder.includes('analysis-index'),
      engagement: inFolder.includes('engagement'),
      champions: inFolder.includes('champions'),
      events: inFolder.includes('events'),
      reporting: inFolder.includes('reporting'),
    }
    return ErasedStore.options.filter((store) => left[store])
  }

  /** What the facts of the named contribution point to: words, corrections, files, translations, memos. None when a restored log does not know it. */
  private async refsOf({ programme, contribution, person }: Asked): Promise<readonly string[]> {
    const refs = new Set<string>()
    let named = false
    for await (const { data } of this.platform.store.readStream(contributionStream(programme, contribution))) {
      named ||= 'person' in data && data.person === person
      for (const value of Object.values(data)) for (const ref of refIn(value)) refs.add(ref)
    }
    return named ? [...refs, ...(await memosOn(this.platform.store, programme, contribution))] : []
  }

  private inVault<T>(look: (query: RawQuery) => Promise<T>): Promise<T> {
    return lookIntoVault(vaultPlaceOf(this.platform.configuration), look)
  }

  /** Whether an address that followed is still there, or a way to one; and whom no mail may wait for. */
  private async followings(asked: Asked): Promise<{ readonly left: boolean; readonly mailed: readonly string[] }> {
    const { vault, store } = this.platform
    const link = vault.fingerprint('following', asked.contribution)
    const linked = await vault.linked(link)
    const { ended, addresses, since } = await followingsOf(store, asked, linked?.follow)
    // Whoever had only an address erased may leave a new one at once.
    const renewed = asked.purposes !== undefined && since
    const follows = renewed || linked?.follow === undefined ? ended : [...ended, linked.follow]
    const links = follows.map((follow) => vault.fingerprint('followed', follow))
    const left = await this.inVault(
      async (query) => (await isSoOfOne(renewed ? links : [link, ...links], (one) => hasLink(query, one))) || hasRows(query, addresses),
    )
    return { left, mailed: follows }
  }

  /** Whether a quotation was not withdrawn, or its public copy is still there. */
  private async isQuoted({ programme, contribution, person }: Asked, narrative: boolean): Promise<boolean> {
    const { standing, copies } = await quotationsOf(this.platform.store, programme, contribution)
    return standing || this.inVault(async (query) => (await hasRows(query, copies)) || (narrative && (await hasKey(query, person, 'publication'))))
  }

  private async hasReceipt({ contribution }: Asked): Promise<boolean> {
    const { vault } = this.platform
    const links = ['receipt-of', 'equality-of'].map((domain) => vault.linked(vault.fingerprint(domain, contribution)))
    return (await Promise.all(links)).some((link) => link !== undefined)
  }
}

const refIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && 'ref' in value && 'binding' in value && typeof value.ref === 'string' ? [value.ref] : []
