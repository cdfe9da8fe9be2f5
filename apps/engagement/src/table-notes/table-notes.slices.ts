import { listTableNotes, noteTable } from '@heard/contracts/engagement'
import { NoteTableHandler } from './note-table.handler.ts'
import { TableNotesController } from './table-notes.controller.ts'
import { ListTableNotesHandler } from './table-notes.query.ts'

export const tableNotesRoutes = [noteTable, listTableNotes]
export const tableNotesControllers = [TableNotesController]
export const tableNotesProviders = [NoteTableHandler, ListTableNotesHandler]
