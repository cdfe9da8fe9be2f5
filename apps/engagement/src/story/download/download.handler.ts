import { type BodyOf, given } from '@heard/contracts'
import type { downloadMine, MyData } from '@heard/contracts/engagement'
import { Receipts } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { OwnAnswersReader } from '../../conversation/own-answers.reader.ts'
import { UnsettledKeyings } from '../../paper/unsettled-keyings.ts'
import { ConsentHistories } from '../consent-record/consent-histories.ts'
import { ContributionReader, type Kept } from '../contribution.reader.ts'
import { ContributionFiles, filesOf } from '../file/contribution-files.ts'
import { Follows } from '../follow/follows.ts'
import { Journeys } from '../my-contribution/journeys.ts'
import { Openings } from '../openings/openings.reader.ts'

export class DownloadMineQuery extends Query<MyData> {
  constructor(
    readonly body: BodyOf<typeof downloadMine>,
    readonly at: string,
  ) {
    super()
  }
}

const access = { actor: 'resident', reason: 'receipt' }

@QueryHandler(DownloadMineQuery)
export class DownloadMineHandler implements IQueryHandler<DownloadMineQuery> {
  constructor(
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Journeys) private readonly journeys: Journeys,
    @Inject(ConsentHistories) private readonly consents: ConsentHistories,
    @Inject(Openings) private readonly openings: Openings,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(ContributionFiles) private readonly files: ContributionFiles,
    @Inject(OwnAnswersReader) private readonly answers: OwnAnswersReader,
    @Inject(UnsettledKeyings) private readonly keyings: UnsettledKeyings,
  ) {}

  async execute({ body: { receipt, withoutFiles }, at }: DownloadMineQuery): Promise<MyData> {
    const { programme, contribution } = await this.receipts.find(receipt)
    const kept = await this.reader.read(programme, contribution)
    const { held, facts } = kept
    const consents = await this.consents.of(programme, kept)
    const answered = await this.answers.of(programme, kept)
    const secondKeying = await this.keyings.of(programme, contribution)
    const email = await this.follows.address(contribution, access)
    return {
      format: 'heard/my-contribution/2',
      madeAt: at,
      contribution,
      programme,
      origin: 'about' in held ? held.origin : 'import',
      receivedAt: facts[0]?.at ?? at,
      ...('about' in held ? { about: held.about, mode: held.mode, ...given({ named: held.heard?.named }) } : {}),
      stages: held.stages,
      language: held.language,
      words: await this.reader.words(kept.words, access),
      correctedAt: facts.filter(({ type }) => type === 'ContributionCorrected').map((fact) => fact.at),
      ...(await this.attributes(kept)),
      files: await this.filesIn(kept, withoutFiles),
      ...(await this.translation(kept)),
      ...(answered ? { answers: answered } : {}),
      ...(secondKeying ? { secondKeying } : {}),
      consents: consents.map(({ purpose, events, until }) => ({
        purpose,
        history: events.map(({ record: _record, ...event }) => event),
        ...(until === undefined ? {} : { until }),
      })),
      ...(await this.journeys.of(contribution, kept)),
      deidentifications: facts.flatMap((fact) => (fact.type === 'ContributionDeidentified' ? [{ at: fact.at, spans: fact.data.spans }] : [])),
      openings: await this.openings.of(programme, contribution),
      follow: { state: await this.follows.stateOf(contribution), ...(email === undefined ? {} : { email }) },
    }
  }

  private async translation({ facts }: Kept): Promise<Pick<MyData, 'translation'>> {
    const newest = facts.findLast((fact) => fact.type === 'ContributionTranslated')
    if (!newest) return {}
    const words = await this.reader.words(newest.data.translation, access)
    return words.status === 'open' ? { translation: { language: newest.data.language, words: words.words } } : {}
  }

  private filesIn(kept: Kept, withoutContent = false): Promise<MyData['files']> {
    return Promise.all(
      filesOf(kept).map(async (attached) => {
        const { file, kind, at } = attached
        const content = withoutContent ? undefined : (await this.files.read(attached, access))?.content
        return { file, kind, at, ...(content === undefined ? {} : { content }) }
      }),
    )
  }

  private async attributes({ held }: Kept): Promise<Pick<MyData, 'attributes'>> {
    if (!held.attributes) return {}
    const values = await this.reader.attributes(held.attributes, access)
    return { attributes: values ? { status: 'open', values } : { status: 'withdrawn' } }
  }
}
