import type { AnswerOf } from '@heard/contracts'
import type { paperDifferences } from '@heard/contracts/engagement'
import { type Caller, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import { Keyings } from './keyings.ts'
import { PaperReader } from './paper.reader.ts'
import { toSettle } from './paper-form.decider.ts'

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
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  async execute({ input: { params, query }, caller }: PaperDifferencesQuery): Promise<Differences> {
    const of = { ...params, form: query.form }
    await this.paper.keyed(of)
    const open = toSettle(await this.paper.stateOf(of))
    if (typeof open === 'string') throw new Refused(open)
    const { first, second, asked, differing } = await this.keyings.both(open, caller.actor)
    const differences = differing.map((question) => {
      const [one, two] = [first.answers[question], second[question]]
      return { question, ...(one ? { first: one } : {}), ...(two ? { second: two } : {}) }
    })
    return { form: query.form, content: await this.conversations.words(asked.content), differences }
  }
}
