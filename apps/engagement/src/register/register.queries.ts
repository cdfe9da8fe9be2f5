import type { AnswerOf } from '@heard/contracts'
import { CaseDetails, type CaseView, type listCases, type myCases, type showCase } from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { answerTemplate } from './answer-templates.ts'
import { type CaseRow, caseOf, casesAbout, casesOf, viewOf } from './cases.query.ts'

/** Open before closed, and the one due first before the others. */
const byUrgency = (a: CaseView, b: CaseView): number =>
  Number(a.state === 'closed') - Number(b.state === 'closed') || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)

export class ListCases extends Query<AnswerOf<typeof listCases>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ programme, caller }: ListCases): Promise<AnswerOf<typeof listCases>> {
    const cases = casesOf(this.model, programme).map((row) => viewOf(row, caller.at))
    return Promise.resolve({ cases: cases.toSorted(byUrgency) })
  }
}

export class ShowCase extends Query<AnswerOf<typeof showCase>> {
  constructor(
    readonly programme: string,
    readonly id: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowCase)
export class ShowCaseHandler implements IQueryHandler<ShowCase> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, id, caller }: ShowCase): Promise<AnswerOf<typeof showCase>> {
    const row = caseOf(this.model, programme, id)
    if (!row) throw new Refused('unknown-case')
    const view = viewOf(row, caller.at)
    const template = view.state === 'closed' ? undefined : answerTemplate(view)
    return { ...view, ...(await this.texts(row, caller.actor)), ...(template === undefined ? {} : { template }) }
  }

  private async texts(row: CaseRow, actor: string): Promise<{ words?: string; contact?: string; answer?: string }> {
    const refs = row.answer === null ? [row.details] : [row.details, row.answer]
    const { vault } = this.platform
    const opened = await vault.open(refs, { purpose: 'data-rights', actor, reason: 'enquiry' })
    const [details, answer] = opened.map((one) => (one.status === 'open' ? one.payload : undefined))
    const told = typeof details === 'string' ? { words: details } : CaseDetails.safeParse(details).data
    return {
      ...(told === undefined ? {} : { words: told.words }),
      ...(told !== undefined && 'contact' in told && told.contact !== undefined ? { contact: told.contact } : {}),
      ...(typeof answer === 'string' ? { answer } : {}),
    }
  }
}

export class MyCases extends Query<AnswerOf<typeof myCases>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(MyCases)
export class MyCasesHandler implements IQueryHandler<MyCases> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ receipt, caller }: MyCases): Promise<AnswerOf<typeof myCases>> {
    const { contribution } = await this.receipts.find(receipt)
    const rows = casesAbout(this.model, contribution)
    const refs = rows.flatMap(({ answer }) => (answer === null ? [] : [answer]))
    const access = { purpose: 'data-rights', actor: 'resident', reason: 'receipt' }
    const opened = refs.length === 0 ? [] : await this.platform.vault.open(refs, access)
    const answers = new Map(
      opened.flatMap((one) => (one.status === 'open' && typeof one.payload === 'string' ? [[one.ref, one.payload] as const] : [])),
    )
    return {
      cases: rows.map((row) => {
        const answer = row.answer === null ? undefined : answers.get(row.answer)
        return { ...viewOf(row, caller.at), ...(answer === undefined ? {} : { answer }) }
      }),
    }
  }
}
