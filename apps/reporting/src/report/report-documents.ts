import type { Sealed } from '@heard/contracts'
import type { ReportContent } from '@heard/contracts/reporting'
import { canonicalJson, type Json } from '@heard/event-sourcing'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { HistoryReader } from '../accountability/history.reader.ts'
import { hashOf } from '../tables/tables.view.ts'
import { Wordings } from '../wordings.ts'
import { sealedIn, thawed } from './report.document.ts'
import type { SealedReportWords } from './report.state.ts'

type Frozen = {
  readonly document?: Sealed | undefined
  readonly hash?: string | undefined
  readonly words?: readonly SealedReportWords[] | undefined
}

/** A frozen report: with what it says today, and the exact text that its hash is of, where its document is there. */
export type ReadDocument =
  | { readonly kept: 'yes'; readonly content: ReportContent; readonly text: string }
  | { readonly kept: 'no' | 'withdrawn' | 'tampered' }

/** Frozen reports from the vault, with their texts as they are shown now: one that was withdrawn says so. */
@Injectable()
export class ReportDocuments {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async read(programme: string, { document, hash, words = [] }: Frozen): Promise<ReadDocument> {
    if (!document) return { kept: 'no' }
    const [opened] = await this.platform.vault.wording([document.ref])
    if (opened?.status === 'erased') return { kept: 'withdrawn' }
    const held = opened?.status === 'open' ? (opened.payload as Json) : undefined
    if (held === undefined || hashOf(held as object) !== hash) return { kept: 'tampered' }
    const sealed = sealedIn([this.histories.ofProgramme(programme), words])
    const texts = await this.wordings.wordsIn([...sealed.values()])
    const textOf = (binding: string) => texts(sealed.get(binding) ?? { ref: '', binding })
    return { kept: 'yes', content: thawed(held, textOf), text: canonicalJson(held) }
  }
}
