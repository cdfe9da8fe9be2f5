import { type Asked, type Found, inWords, number, row, table, text } from '../evidence.ts'
import { erasedEverywhere } from '../questions/erasures.ts'
import { retention } from '../questions/held.ts'
import type { AuditRecord } from '../record/audit-record.ts'

/** Schedule, runs, what they erased, holds, and every erasure with its check. */
export const exploreRetention = (record: AuditRecord, asked: Asked): Found => {
  const kept = retention.answer(record, asked)
  const erased = erasedEverywhere.answer(record, asked)
  const applied = record.facts(['RetentionApplied'], asked)
  const groups = [...Map.groupBy(applied, ({ data }) => `${data.programme} ${data.purpose} ${data.kind}`).values()]
  const byPurpose = groups.flatMap((facts) => {
    const [first] = facts
    return first ? [row(text(inWords(first.data.purpose)), text(first.data.programme), text(inWords(first.data.kind)), number(facts.length))] : []
  })
  const states = [kept.state, erased.state]
  return {
    state: states.includes('attention') ? 'attention' : states.includes('evidence') ? 'evidence' : 'nothing',
    answer: `${kept.answer} ${erased.answer}`,
    missing: [...(kept.missing ?? []), ...(erased.missing ?? [])],
    tables: [...kept.tables, table('applied', 'What the rules erased', ['Purpose', 'Programme', 'What', 'Items'], byPurpose), ...erased.tables],
  }
}
