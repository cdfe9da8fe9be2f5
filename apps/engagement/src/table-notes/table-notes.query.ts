import type { AnswerOf } from '@heard/contracts'
import type { listTableNotes, NotedTable } from '@heard/contracts/engagement'
import { type InputOf, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'

type Listed = AnswerOf<typeof listTableNotes>

const NOTED = `SELECT gathering, number AS "table", contribution FROM table_notes WHERE programme = ? AND conversation = ? ORDER BY contribution`

export class ListTableNotesQuery extends Query<Listed> {
  constructor(readonly params: InputOf<typeof listTableNotes>['params']) {
    super()
  }
}

@QueryHandler(ListTableNotesQuery)
export class ListTableNotesHandler implements IQueryHandler<ListTableNotesQuery> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ params: { programme, conversation } }: ListTableNotesQuery): Promise<Listed> {
    return Promise.resolve({ tables: [...this.model.query<NotedTable>(NOTED, programme, conversation)] })
  }
}
