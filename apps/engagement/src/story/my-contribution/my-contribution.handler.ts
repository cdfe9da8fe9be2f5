import type { LocalText } from '@heard/contracts'
import { type ContributionStep, type MyContribution } from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { ContributionReader, type Kept } from '../contribution.reader.ts'
import { Receipts } from '../receipts.ts'
import { type JourneyRow, journeyOf } from './journey.query.ts'

export class MyContributionQuery extends Query<MyContribution> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

const Title = z.looseObject({ language: z.string(), text: z.string() })

@QueryHandler(MyContributionQuery)
export class MyContributionHandler implements IQueryHandler<MyContributionQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ receipt }: MyContributionQuery): Promise<MyContribution> {
    const { programme, contribution } = await this.receipts.find(receipt)
    const kept = await this.reader.read(programme, contribution).catch((error: unknown) => {
      throw error instanceof Refused && error.code === 'not-found' ? new Refused('unknown-receipt') : error
    })
    const access = { actor: 'resident', reason: 'receipt' }
    const { held } = kept
    const community = await this.reader.community(held.attributes, access)
    return {
      contribution,
      programme,
      about: 'about' in held ? held.about : 'myself',
      stages: held.stages,
      ...(community === undefined ? {} : { community }),
      language: held.language,
      words: await this.reader.words(held.words, access),
      consents: await this.consents(programme, kept),
      steps: [{ what: 'received', at: kept.facts[0]?.at ?? '' }, ...(await this.steps(contribution))],
    }
  }

  /** The newest record of each purpose, with the words that were agreed to or refused. */
  private async consents(programme: string, { facts }: Kept): Promise<MyContribution['consents']> {
    const newest = new Map<string, MyContribution['consents'][number]>()
    for (const fact of facts) {
      if (fact.type !== 'ConsentGiven' && fact.type !== 'ConsentRefused' && fact.type !== 'ConsentWithdrawn') continue
      const { purpose, notice } = fact.data
      const wording = await this.programmes.noticeWording(programme, purpose, notice.version, notice.language)
      newest.set(purpose, { purpose, given: fact.type === 'ConsentGiven', at: fact.at, noticeVersion: notice.version, wording })
    }
    return [...newest.values()]
  }

  private async steps(contribution: string): Promise<ContributionStep[]> {
    const rows = journeyOf(this.model, contribution)
    const titles = await this.titles(rows)
    return rows.map(({ what, at, recommendation, programme, title }) => ({
      what: what as ContributionStep['what'],
      at,
      ...(recommendation === null ? {} : { link: `/programmes/${programme}/report#${recommendation}` }),
      ...(title !== null && titles.has(title) ? { name: titles.get(title) } : {}),
    }))
  }

  private async titles(rows: readonly JourneyRow[]): Promise<Map<string, LocalText>> {
    const refs = [...new Set(rows.flatMap(({ title }) => (title === null ? [] : [title])))]
    const titles = new Map<string, LocalText>()
    for (const opened of await this.platform.vault.wording(refs)) {
      const title = opened.status === 'open' ? Title.safeParse(opened.payload) : undefined
      if (title?.success) titles.set(opened.ref, { language: title.data.language, text: title.data.text })
    }
    return titles
  }
}
