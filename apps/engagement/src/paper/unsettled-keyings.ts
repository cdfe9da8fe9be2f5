import type { GivenAnswers } from '@heard/contracts/engagement'
import { ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Keyings } from './keyings.ts'
import { PaperReader } from './paper.reader.ts'

const UNSETTLED = "SELECT conversation, form FROM paper_forms WHERE programme = ? AND contribution = ? AND second = 'differs' AND gone = 0"

/** What a second person keyed of a contribution, while it is held: for the holder of its receipt. */
@Injectable()
export class UnsettledKeyings {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(Keyings) private readonly keyings: Keyings,
  ) {}

  async of(programme: string, contribution: string): Promise<GivenAnswers | undefined> {
    const [row] = this.model.query<{ conversation: string; form: number }>(UNSETTLED, programme, contribution)
    const second = row && (await this.paper.stateOf({ programme, ...row })).second
    if (!second?.content) return undefined
    return this.keyings.second(second.content.ref, 'resident', 'receipt').catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'second-gone') return undefined
      throw error
    })
  }
}
