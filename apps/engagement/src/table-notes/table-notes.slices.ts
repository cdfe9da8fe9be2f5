import { listTableNotes, noteTable, takeTableNotes } from '@heard/contracts/engagement'
import { NoteTableHandler } from './note-table.handler.ts'
import { TableNotesController } from './table-notes.controller.ts'
import { ListTableNotesHandler } from './table-notes.query.ts'
import { TakeTableNotesHandler } from './take-table-notes.handler.ts'

export const tableNotesRoutes = [noteTable, takeTableNotes, listTableNotes]
export const tableNotesControllers = [TableNotesController]
export const tableNotesProviders = [NoteTableHandler, TakeTableNotesHandler, ListTableNotesHandler]
