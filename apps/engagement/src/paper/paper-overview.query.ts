import type { AnswerOf } from '@heard/contracts'
import { type PaperOverview, type paperOverview, QuestionType, usualSample } from '@heard/contracts/engagement'
import { type Caller, type InputOf, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'

type Overview = AnswerOf<typeof paperOverview>
type Place = InputOf<typeof paperOverview>['params']

export class PaperOverviewQuery extends Query<Overview> {
  constructor(
    readonly params: Place,
    readonly caller: Pick<Caller, 'actor' | 'at'>,
  ) {
    super()
  }
}

const there = 'FROM paper_forms WHERE programme = ? AND conversation = ? AND gone = 0'
const COUNTS = `SELECT count(*) AS forms, coalesce(sum(by_account = ? AND day = ?), 0) AS keyedByMeToday ${there}`
const OPEN = `SELECT form, second, by_account = ? AS mine ${there} AND second IN ('asked', 'differs') ORDER BY form`
const COMPARED = `SELECT type, sum(compared) AS compared, sum(differing) AS differing FROM paper_compared
  WHERE programme = ? AND conversation = ? GROUP BY type`
const SAMPLE = 'SELECT every FROM paper_samples WHERE programme = ? AND conversation = ?'

type OpenForm = { readonly form: number; readonly second: 'asked' | 'differs'; readonly mine: number }
type Counted = { readonly type: string; readonly compared: number; readonly differing: number }

@QueryHandler(PaperOverviewQuery)
export class PaperOverviewHandler implements IQueryHandler<PaperOverviewQuery> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ params: { programme, conversation }, caller: { actor, at } }: PaperOverviewQuery): Promise<Overview> {
    const place = [programme, conversation]
    const [counts] = this.model.query<Pick<PaperOverview, 'forms' | 'keyedByMeToday'>>(COUNTS, actor, at.slice(0, 10), ...place)
    const open = this.model.query<OpenForm>(OPEN, actor, ...place)
    const compared = this.model.query<Counted>(COMPARED, ...place)
    return Promise.resolve({
      forms: counts?.forms ?? 0,
      keyedByMeToday: counts?.keyedByMeToday ?? 0,
      every: this.model.query<{ every: number }>(SAMPLE, ...place)[0]?.every ?? usualSample,
      waiting: open.filter(({ second }) => second === 'asked').map(({ form, mine }) => ({ form, mine: mine === 1 })),
      differing: open.filter(({ second }) => second === 'differs').map(({ form }) => form),
      compared: QuestionType.options.flatMap((type) => {
        const found = compared.find((one) => one.type === type)
        return found ? [{ type, compared: found.compared, differing: found.differing }] : []
      }),
    })
  }
}
