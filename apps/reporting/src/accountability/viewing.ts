import { publicCount } from '@heard/privacy'
import { Inject, Injectable } from '@nestjs/common'
import { dayOf } from '../today.ts'
import { Wordings } from '../wordings.ts'
import { HistoryReader } from './history.reader.ts'
import type { Histories, Viewing } from './report.view.ts'

export type Viewed = { readonly histories: Histories; readonly viewing: Viewing }

/** A programme's histories with their wording read, ready to be viewed as of a moment. */
@Injectable()
export class Accountability {
  constructor(
    @Inject(HistoryReader) private readonly reader: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async of(programme: string, at: string): Promise<Viewed> {
    const histories = this.reader.ofProgramme(programme)
    const words = await this.wordings.wordsIn(histories)
    return { histories, viewing: { words, today: dayOf(at), disclose: publicCount } }
  }
}
