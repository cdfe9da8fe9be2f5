import type { ConsentRecords } from '@heard/contracts/engagement'
import { Platform, Receipts } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { ConsentHistories } from './consent-histories.ts'
import { consentRecordOf, contextOf } from './consent-record.ts'

export class ConsentRecordsQuery extends Query<ConsentRecords> {
  constructor(
    readonly receipt: string,
    readonly language: string,
  ) {
    super()
  }
}

@QueryHandler(ConsentRecordsQuery)
export class ConsentRecordsHandler implements IQueryHandler<ConsentRecordsQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ConsentHistories) private readonly consents: ConsentHistories,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ receipt, language }: ConsentRecordsQuery): Promise<ConsentRecords> {
    const { programme, contribution } = await this.receipts.find(receipt)
    const histories = await this.consents.of(programme, await this.reader.read(programme, contribution))
    const rights = `${this.platform.configuration.origin}/your-rights`
    const records = histories.map(async (history) => {
      const processing = await this.programmes.processing(programme, history.purpose, language)
      return consentRecordOf({ programme, contribution, history, processing, rights })
    })
    return { '@context': contextOf(), '@graph': await Promise.all(records) }
  }
}
