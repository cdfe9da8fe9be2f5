import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { ItemOutcomes, SealedItems } from '../device-items.ts'
import { Id, Slug, typedText } from '../values.ts'
import { SaidBy, TableNumber } from './contribution-facts.ts'
import { GiveAnswers, giveAnswers } from './conversation.ts'
import { longestAnswer } from './words.ts'

const base = '/api/v1/engagement/programmes/:programme/questionnaires/:conversation/table-notes'
const OneConversation = z.strictObject({ programme: Slug, conversation: Id })

export const noteTable = defineRoute({
  id: 'noteTable',
  method: 'POST',
  path: base,
  action: 'conversation.key',
  summary: 'Keep what was said at one table of a gathering, question by question: a contribution of its own, with a receipt for those who sat there',
  params: OneConversation,
  /** `notes`: by question; only questions that are answered in words. `consents`: to what was read out to the table. */
  body: GiveAnswers.omit({ audience: true, answers: true, trapped: true, proof: true }).extend({
    gathering: Id,
    table: TableNumber,
    saidBy: SaidBy.optional(),
    notes: z.record(Id, typedText(longestAnswer)),
  }),
  status: 201,
  answer: z.strictObject({ contribution: Id, receipt: z.string() }),
  problems: {
    ...giveAnswers.problems,
    'unknown-gathering': { status: 422, title: 'There is no such gathering in this programme' },
  },
})

/** One thing that was said at a table, as a device notes it: the body of `noteTable`, and of which conversation. */
export const NoteItem = noteTable.body.omit({ gathering: true }).extend({ kind: z.literal('note'), conversation: Id, saidBy: SaidBy })
export type NoteItem = z.infer<typeof NoteItem>

export const takeTableNotes = defineRoute({
  id: 'takeTableNotes',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/gatherings/:gathering/table-notes',
  action: 'gathering.note',
  summary:
    'Take in what devices noted at tables without a network: each note a contribution under the id that the device chose, once however often it is sent',
  params: z.strictObject({ programme: Slug, gathering: Id }),
  body: SealedItems,
  answer: ItemOutcomes,
  largestBody: 2_000_000,
  problems: { 'unknown-gathering': { status: 404, title: 'There is no such gathering' } },
})

/** A table of a gathering that notes are kept of. */
export const NotedTable = z.strictObject({ gathering: Id, table: TableNumber, contribution: Id }).meta({ id: 'NotedTable' })
export type NotedTable = z.infer<typeof NotedTable>

export const listTableNotes = defineRoute({
  id: 'listTableNotes',
  method: 'GET',
  path: base,
  action: 'conversation.key',
  summary: 'Which tables of which gatherings notes are kept of, in the order they were noted',
  params: OneConversation,
  answer: z.strictObject({ tables: z.array(NotedTable) }),
})
