import { QuestionShape } from '@heard/contracts/engagement'
import type { conversationResults } from '@heard/contracts/reporting'
import { disclosedCells } from '@heard/privacy'
import { type AnswerOf, type InputOf, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { countAnswering, countAudienceChannels, countAudiences, countChannels, countChosen, countPeople } from './answers.query.ts'
import { responsesOf } from './responses.view.ts'
import { resultsOf } from './results.view.ts'

type Results = AnswerOf<typeof conversationResults>

export class ConversationResultsQuery extends Query<Results> {
  constructor(readonly params: InputOf<typeof conversationResults>['params']) {
    super()
  }
}

const channels = ['web', 'paper', 'phone', 'interpreter-assisted', 'gathering'] as const

@QueryHandler(ConversationResultsQuery)
export class ConversationResultsHandler implements IQueryHandler<ConversationResultsQuery> {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  execute({ params: { programme, conversation } }: ConversationResultsQuery): Promise<Results> {
    this.terms.require(programme)
    const questions = this.questions(programme, conversation)
    if (questions.length === 0) throw new Refused('not-found')
    const all = countPeople(this.index, programme, conversation)
    const counted = {
      chosen: countChosen(this.index, programme, conversation),
      answering: countAnswering(this.index, programme, conversation),
    }
    const share = <Name extends string>(names: readonly Name[], counts: readonly { readonly name: string; readonly people: number }[]) => {
      const { cells } = disclosedCells(
        names.map((name) => counts.find((count) => count.name === name)?.people ?? 0),
        all,
      )
      return names.flatMap((name, index) => (cells[index] ? [{ name, ...cells[index] }] : []))
    }
    const named = share(channels, countChannels(this.index, programme, conversation)).map(({ name, ...cell }) => ({ channel: name, ...cell }))
    const audiences = share(this.terms.known(programme, 'audience'), countAudiences(this.index, programme, conversation))
    return Promise.resolve({
      people: disclosedCells([], all).base,
      audiences: responsesOf(
        { audiences: audiences.map(({ name, ...cell }) => ({ audience: name, ...cell })), channels: named },
        { people: countAudienceChannels(this.index, programme, conversation), invited: this.invited(programme, conversation) },
      ),
      channels: named,
      questions: questions.map((question) => resultsOf(question, counted)),
    })
  }

  private invited(programme: string, conversation: string): ReadonlyMap<string, number> {
    const sql = 'SELECT audience, people FROM conversation_invitations WHERE programme = ? AND conversation = ?'
    const rows = this.model.query<{ audience: string; people: number }>(sql, programme, conversation)
    return new Map(rows.map(({ audience, people }) => [audience, people]))
  }

  private questions(programme: string, conversation: string): readonly QuestionShape[] {
    const sql = 'SELECT shape FROM conversation_questions WHERE programme = ? AND conversation = ? ORDER BY place, question'
    return this.model.query<{ shape: string }>(sql, programme, conversation).map(({ shape }) => QuestionShape.parse(JSON.parse(shape)))
  }
}
