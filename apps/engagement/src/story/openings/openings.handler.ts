import type { AnswerOf } from '@heard/contracts'
import type { openingsOfMine } from '@heard/contracts/engagement'
import { Receipts } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Openings } from './openings.reader.ts'

export class OpeningsOfMineQuery extends Query<AnswerOf<typeof openingsOfMine>> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(OpeningsOfMineQuery)
export class OpeningsOfMineHandler implements IQueryHandler<OpeningsOfMineQuery> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Openings) private readonly openings: Openings,
  ) {}

  async execute({ receipt }: OpeningsOfMineQuery): Promise<AnswerOf<typeof openingsOfMine>> {
    const { programme, contribution } = await this.receipts.find(receipt)
    return { openings: await this.openings.of(programme, contribution) }
  }
}
