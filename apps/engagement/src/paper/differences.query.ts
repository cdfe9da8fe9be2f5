import type { AnswerOf } from '@heard/contracts'
import type { paperDifferences } from '@heard/contracts/engagement'
import { type Caller, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Keyings } from './keyings.ts'
import { PaperReader } from './paper.reader.ts'

type Differences = AnswerOf<typeof paperDifferences>

export class PaperDifferencesQuery extends Query<Differences> {
  constructor(
    readonly input: InputOf<typeof paperDifferences>,
    readonly caller: Pick<Caller, 'actor'>,
  ) {
    super()
  }
}

@QueryHandler(PaperDifferencesQuery)
export class PaperDifferencesHandler implements IQueryHandler<PaperDifferencesQuery> {
  constructor(
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(Keyings) private readonly keyings: Keyings,
  ) {}

  async execute({ input: { params, query }, caller }: PaperDifferencesQuery): Promise<Differences> {
    const of = { ...params, form: query.form }
    const { contribution } = await this.paper.keyed(of)
    const { takenBack, second, settled } = await this.paper.stateOf(of)
    if (takenBack) throw new Refused('unknown-form')
    if (!second?.content || settled) throw new Refused('nothing-to-settle')
    const first = await this.keyings.first(params.programme, contribution, caller.actor)
    const other = await this.keyings.second(second.content.ref, caller.actor)
    const differences = second.compared
      .filter(({ differs }) => differs)
      .map(({ question }) => {
        const [one, two] = [first.answers[question], other[question]]
        return { question, ...(one ? { first: one } : {}), ...(two ? { second: two } : {}) }
      })
    return { form: query.form, differences }
  }
}
