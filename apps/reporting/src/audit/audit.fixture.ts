import type { FactOf } from '@heard/contracts'
import type { RecordedFact } from '@heard/event-sourcing'
import { MemoryEventStore, startProjector } from '@heard/event-store'
import { expect } from 'vitest'
import type { Asked, Cell, Found, FoundTable } from './evidence.ts'
import { answeringOf } from './questions/answers.ts'
import { auditRecordProjection } from './record/audit-record.projection.ts'
import { AuditRecord } from './record/audit-record.ts'
import type { auditedFacts } from './record/audited-facts.ts'

export const programme = 'luton'
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
export const analyst = idOf(901)
export const publisher = idOf(902)
export const sealedIn = (ref: string) => ({ ref, binding: 'b' })

type Given = FactOf<typeof auditedFacts> & { readonly at?: string; readonly actor?: string }
/** A fact at a moment, `2026-03-01` unless told, by an actor, `system` unless told. The n-th one has the id `idOf(n)` and the position n. */
export const fact = <T extends Given['type']>(type: T, data: Extract<Given, { type: T }>['data'], at = '2026-03-01', actor = 'system'): Given =>
  ({ type, data, at: at.length === 10 ? `${at}T12:00:00.000Z` : at, actor }) as Given

/** Does something with the record that these facts make, read from a real read model. */
export const withRecord = async <T>(facts: readonly Given[], work: (record: AuditRecord) => T): Promise<T> => {
  const store = new MemoryEventStore()
  for (const [index, { type, data, at = '', actor = '' }] of facts.entries()) {
    const one = { type, data, id: idOf(index + 1), version: 1, metadata: { actor, at } } as Pick<
      RecordedFact,
      'type' | 'data' | 'id' | 'version' | 'metadata'
    >
    await store.append({ stream: `spec-${index}`, expected: 'none', facts: [one] })
  }
  const projector = await startProjector({ store, file: ':memory:', projections: [auditRecordProjection] })
  try {
    if (!(await projector.waitFor(await store.head(), 5_000))) throw new Error('the record was not built')
    return work(new AuditRecord({ query: (sql, ...values) => projector.query(sql, values) }))
  } finally {
    await projector.stop()
    await store.close()
  }
}

export const asked = (more: Partial<Asked> = {}): Asked => ({ today: '2026-04-01', now: '2026-04-01T09:00:00.000Z', ...more })

const cellText = (cell: Cell): string => {
  switch (cell.is) {
    case 'state':
      return `${cell.text} (${cell.tone})`
    case 'link':
      return `${cell.text} → ${[cell.to.screen, cell.to.programme, cell.to.id].filter(Boolean).join(' ')}`
    case 'sealed':
      return `«${cell.ref}${cell.language ? ` in ${cell.language}` : ''}»`
    case 'empty':
      return '–'
    case 'number':
      return String(cell.number)
    case 'words':
      return JSON.stringify(cell.words)
    case 'day':
      return cell.day
    case 'moment':
      return cell.moment
    case 'id':
      return `id ${cell.id}`
    case 'text':
      return cell.text
  }
}

/** Ids and hashes made short: `№7` for `idOf(7)`, `a…` for a hash of one letter. */
const short = (line: string): string => line.replaceAll(/0{8}-0000-7000-8000-0*(\d+)/g, '№$1').replaceAll(/(.)\1{63}/g, '$1…')

const tableText = ({ total, rows }: FoundTable): string[] =>
  rows(0, total).map(({ fact: from, cells }) => short(`${cells.map(cellText).join(' | ')}${from ? ` #${from.position}` : ''}`))

/** What was found, in a form that a spec can say exactly: a row as one line, and at its end the position of its fact. */
export const shown = ({ state, answer, missing = [], tables, sideBySide = [], sample }: Found) => ({
  state,
  answer,
  missing,
  ...Object.fromEntries([...tables, ...sideBySide].map((table) => [short(table.id), tableText(table)])),
  ...(sample ? { sample } : {}),
})

/** That a question comes to exactly this, given these facts. */
export const says = async (
  question: number,
  facts: readonly Given[],
  expected: Readonly<Record<string, unknown>>,
  more: Partial<Asked> = {},
): Promise<void> => expect(await withRecord(facts, (record) => shown(answeringOf(question).answer(record, asked(more))))).toStrictEqual(expected)
