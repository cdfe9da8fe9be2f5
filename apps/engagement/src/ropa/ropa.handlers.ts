import type { AnswerOf } from '@heard/contracts'
import { EntryWords, type recordOfProcessing, type reviewRopa } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { type EntryRow, entriesOf, type ProgrammeRows, readProgramme } from '../programme/programme.rows.ts'
import { inLanguage } from '../programme/programme.view.ts'
import { ropaCsv } from './ropa.csv.ts'
import { ropaDecider } from './ropa.decider.ts'
import { ropaLines } from './ropa.lines.ts'

type Shown = AnswerOf<typeof recordOfProcessing>
type Done = AnswerOf<typeof reviewRopa>
type Review = { readonly reviewed: string; readonly next_review: string }

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28')

/** @throws Refused `not-found` for a programme that is not there */
const programmeRows = (model: ReadModel, programme: string, today: string): ProgrammeRows => {
  const rows = readProgramme(model, programme, today)
  if (!rows) throw new Refused('not-found')
  return rows
}

export class ReviewRopa extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly nextReview: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReviewRopa)
export class ReviewRopaHandler implements ICommandHandler<ReviewRopa> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, nextReview, caller }: ReviewRopa): Promise<Answered<Done>> {
    const on = caller.at.slice(0, 10)
    programmeRows(this.model, programme, on)
    const command = { programme, on, nextReview, latest: aYearAfter(on) }
    const { position } = await this.commands.run(ropaDecider, `ropa-${programme}`, command, caller)
    return answered({ on, nextReview }, position)
  }
}

export class RecordOfProcessing extends Query<Shown> {
  constructor(
    readonly programme: string,
    readonly language: string,
    readonly today: string,
  ) {
    super()
  }
}

@QueryHandler(RecordOfProcessing)
export class RecordOfProcessingHandler implements IQueryHandler<RecordOfProcessing> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, language, today }: RecordOfProcessing): Promise<Shown> {
    const rows = programmeRows(this.model, programme, today)
    const organisations = entriesOf(rows, 'organisation').filter(({ entry }) => entry.successor === undefined)
    const controller = organisations.find(({ entry }) => entry.role === 'sponsor') ?? organisations.find(({ entry }) => entry.role === 'stakeholder')
    const purposes = entriesOf(rows, 'purpose')
    const named = await this.names([...purposes, ...(controller ? [controller] : [])], language)
    const nameOf = ({ ref }: EntryRow) => named.get(ref) ?? { language, text: '' }
    const lines = ropaLines(
      purposes.map((row) => ({ entry: row.entry, wording: nameOf(row) })),
      rows.notices,
    )
    const body = { programme, today, ...this.reviewOf(programme, today), lines, csv: ropaCsv(lines) }
    return controller ? { ...body, controller: nameOf(controller) } : body
  }

  private reviewOf(programme: string, today: string): Pick<Shown, 'reviewed' | 'nextReview' | 'overdue'> {
    const [review] = this.model.query<Review>('SELECT reviewed, next_review FROM ropa_reviews WHERE programme = ?', programme)
    if (!review) return { overdue: true }
    return { reviewed: review.reviewed, nextReview: review.next_review, overdue: review.next_review < today }
  }

  private async names(rows: readonly EntryRow[], language: string) {
    const opened = await this.platform.vault.wording(rows.map(({ ref }) => ref))
    return new Map(
      opened.flatMap((one) => (one.status === 'open' ? [[one.ref, inLanguage(EntryWords.parse(one.payload).name, language)] as const] : [])),
    )
  }
}
