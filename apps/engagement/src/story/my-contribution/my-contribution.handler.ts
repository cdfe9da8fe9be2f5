import { given } from '@heard/contracts'
import type { MyContribution } from '@heard/contracts/engagement'
import { Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { OwnAnswersReader } from '../../conversation/own-answers.reader.ts'
import { ConsentHistories, type ConsentHistory } from '../consent-record/consent-histories.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { filesOf } from '../file/contribution-files.ts'
import { Follows } from '../follow/follows.ts'
import { Journeys } from './journeys.ts'

export class MyContributionQuery extends Query<MyContribution> {
  constructor(readonly receipt: string) {
    super()
  }
}

const consentView = ({ purpose, standing, newest, until }: ConsentHistory): MyContribution['consents'][number] => ({
  purpose,
  given: standing === 'given',
  standing,
  at: newest.at,
  ...(until === undefined ? {} : { until }),
  noticeVersion: newest.noticeVersion,
  wording: newest.wording,
})

@QueryHandler(MyContributionQuery)
export class MyContributionHandler implements IQueryHandler<MyContributionQuery> {
  constructor(
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Journeys) private readonly journeys: Journeys,
    @Inject(ConsentHistories) private readonly consents: ConsentHistories,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(OwnAnswersReader) private readonly answers: OwnAnswersReader,
  ) {}

  async execute({ receipt }: MyContributionQuery): Promise<MyContribution> {
    const { programme, contribution, erasure } = await this.receipts.find(receipt)
    const kept = await this.reader.read(programme, contribution).catch((error: unknown) => {
      throw error instanceof Refused && error.code === 'not-found' ? new Refused('unknown-receipt') : error
    })
    const access = { actor: 'resident', reason: 'receipt' }
    const { held } = kept
    const answers = await this.answers.of(programme, kept)
    const { community, ward, barriers } = await this.reader.said(held.attributes, access)
    return {
      contribution,
      programme,
      about: 'about' in held ? held.about : 'myself',
      stages: held.stages,
      ...given({ community, ward }),
      barriers,
      files: filesOf(kept).map(({ file, kind, size, at }) => ({ file, kind, size, at })),
      language: held.language,
      words: await this.reader.words(kept.words, access),
      ...(answers ? { answers } : {}),
      consents: (await this.consents.of(programme, kept)).map(consentView),
      ...(await this.journeys.of(contribution, kept)),
      follow: await this.follows.stateOf(contribution),
      ...(erasure === undefined ? {} : { erasure }),
    }
  }
}
