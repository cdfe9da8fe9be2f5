import { given } from '@heard/contracts'
import type { showSorting, sortCoding } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ContributionTexts, excerptAsShown } from '../analysis/contribution-text.ts'
import { findContribution, type IndexedContribution } from '../analysis/contributions.query.ts'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import { codebookStream } from '../codebook/codebook.events.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { loadState } from '../load-state.ts'
import { codingDecider } from './coding.decider.ts'
import { codingStream } from './coding.events.ts'
import { type CodingPlace, sortedCount, sortedTo, waitingIn } from './sorting.query.ts'

type Next = NonNullable<AnswerOf<typeof showSorting>['next']>

export class ShowSorting extends Query<AnswerOf<typeof showSorting>> {
  constructor(
    readonly input: InputOf<typeof showSorting>,
    readonly caller: Caller,
  ) {
    super()
  }
}

const isReadable = ({ summary, textVersion }: IndexedContribution): boolean =>
  summary.state !== 'withdrawn' && summary.hard !== true && textVersion > 0

@QueryHandler(ShowSorting)
export class ShowSortingHandler implements IQueryHandler<ShowSorting> {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(ContributionTexts) private readonly texts: ContributionTexts,
  ) {}

  async execute({ input: { params, query }, caller }: ShowSorting): Promise<AnswerOf<typeof showSorting>> {
    const { programme, theme, split } = params
    const found = this.codebook.splits(programme).find((one) => one.split === split && one.theme === theme)
    if (!found) throw new Refused('no-such-split')
    const waiting = found.finished ? [] : waitingIn(this.index, programme, theme, split)
    const readable = waiting.filter(({ contribution }) => this.held(programme, contribution) !== undefined)
    const { contribution, coding } = query
    const asked = contribution === undefined || coding === undefined ? readable : [{ contribution, coding }]
    return {
      parts: [...found.parts],
      open: !found.finished,
      sorted: sortedCount(this.index, split),
      waiting: waiting.length,
      unreadable: waiting.length - readable.length,
      ...given({ next: found.finished ? undefined : await this.firstThatOpens(programme, split, asked, caller.actor) }),
    }
  }

  private held(programme: string, contribution: string): IndexedContribution | undefined {
    const held = findContribution(this.index, programme, contribution)
    return held && isReadable(held) ? held : undefined
  }

  private async firstThatOpens(programme: string, split: string, places: readonly CodingPlace[], actor: string): Promise<Next | undefined> {
    for (const place of places) {
      const held = this.held(programme, place.contribution)
      const coding = held?.codings.find(({ id }) => id === place.coding)
      const words = held && coding && (await this.texts.read(held, 'de-identified', actor))
      if (words?.status !== 'open') continue
      const excerpt = held && coding?.excerpt && excerptAsShown(held, coding.excerpt)
      return { ...place, ...given({ excerpt, sorted: sortedTo(this.index, place, split) }), words }
    }
    return undefined
  }
}

export class SortCodingRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof sortCoding>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SortCodingRequest)
export class SortCodingHandler implements ICommandHandler<SortCodingRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  async execute({ input: { params, body }, caller }: SortCodingRequest): Promise<Answered<undefined>> {
    const { programme, split, coding } = params
    const { contribution, parts, before } = body
    const held = findContribution(this.index, programme, contribution)
    if (!held || held.summary.state === 'withdrawn') throw new Refused('nothing-to-sort')
    const codebook = await loadState(this.platform.store, codebookDecider, codebookStream(programme))
    const command = { type: 'SortCoding' as const, programme, contribution, coding, split, parts, before, labels: held.labels, codebook }
    const { position } = await this.commands.run(codingDecider, codingStream(programme, contribution), command, caller)
    return answered(undefined, position)
  }
}
