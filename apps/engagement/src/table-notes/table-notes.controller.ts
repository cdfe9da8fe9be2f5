import { listTableNotes, noteTable, takeTableNotes } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { NoteTable } from './note-table.handler.ts'
import { ListTableNotesQuery } from './table-notes.query.ts'
import { TakeTableNotes } from './take-table-notes.handler.ts'

@Controller()
export class TableNotesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(noteTable)
  note(@Input() input: InputOf<typeof noteTable>, @From() caller: Caller) {
    return this.commands.execute(new NoteTable(input, caller))
  }

  @Implements(takeTableNotes)
  take(@Input() input: InputOf<typeof takeTableNotes>, @From() caller: Caller) {
    return this.commands.execute(new TakeTableNotes(input, caller))
  }

  @Implements(listTableNotes)
  list(@Input() { params }: InputOf<typeof listTableNotes>) {
    return this.queries.execute(new ListTableNotesQuery(params))
  }
}
