import type { QuotationEnd } from '@heard/contracts/engagement'
import { Commands, Platform, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { quotationDecider } from './quotation.decider.ts'
import { quotationStream } from './quotation.events.ts'
import { quotationPurpose } from './quotation-sources.ts'
import { type QuotationRow, quotationsOf } from './quotations.query.ts'

const WORDS = 'narrative'
/** What a quotation rests on: without the words, or without the consent, it ends. */
export const quotationPurposes: readonly string[] = [WORDS, quotationPurpose]

const WAIT_MS = 30_000

/** The read model has not come far enough to know which quotations there are. */
class NotCaughtUp extends Error {
  readonly type = 'not-caught-up'
}

type Erasing = {
  readonly erasure: string
  readonly contribution: string
  readonly person: string
  readonly purposes?: readonly string[] | undefined
}

/** Ends quotations and erases their public copies. All of it bears repetition. */
@Injectable()
export class QuotationEndings {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault' | 'clock'>,
    @Inject(Commands) private readonly commands: Pick<Commands, 'run'>,
    @Inject(ReadModel) private readonly model: Pick<ReadModel, 'query' | 'waitFor'>,
  ) {}

  /** Quotations of a contribution, as of a position or later. @throws NotCaughtUp */
  async of(contribution: string, position: bigint): Promise<readonly QuotationRow[]> {
    if (!(await this.model.waitFor(position, WAIT_MS))) throw new NotCaughtUp('the read model is behind')
    return quotationsOf(this.model, contribution)
  }

  /** Ends one, with the copy after the fact: a crash in between is made good by the next call. */
  async end({ programme, quotation, words }: QuotationRow, why: QuotationEnd, cause: string): Promise<void> {
    const command = { type: 'Withdraw' as const, programme, quotation, why }
    await this.commands.run(quotationDecider, quotationStream(programme, quotation), command, systemSource(this.platform.clock, cause))
    if (words !== null) await this.platform.vault.withdraw([words])
  }

  /** Ends whatever was proposed or approved of a contribution that is erased; answers how many, once no list shows them any more. @throws NotCaughtUp */
  async endAll({ erasure, contribution, person, purposes }: Erasing): Promise<number> {
    const { store, vault } = this.platform
    const rows = await this.of(contribution, await store.head())
    for (const row of rows) await this.end(row, 'erased', erasure)
    // Without its words nothing of this person can be quoted again: a copy that somebody is just approving has no key any more.
    if (purposes?.includes(WORDS)) await vault.erase(person, ['publication'])
    await this.of(contribution, await store.head())
    return rows.filter(({ state }) => state !== 'withdrawn').length
  }
}
