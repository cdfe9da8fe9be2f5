import type { ProgrammeEntry } from '@heard/contracts/engagement'
import type { AuditedFact, AuditRecord } from '../record/audit-record.ts'

type PurposeEntry = Extract<ProgrammeEntry, { list: 'purpose' }>
/** A purpose in force, with the fact that says so. */
export type Purpose = { readonly programme: string; readonly entry: PurposeEntry; readonly fact: AuditedFact<'EntryAdded' | 'EntryChanged'> }

/** The purposes in force now, in the order they were first said. */
export const purposesOf = (record: AuditRecord, programme: string | undefined): readonly Purpose[] => {
  const held = new Map<string, Purpose>()
  for (const fact of record.facts(['EntryAdded', 'EntryChanged', 'EntryRemoved'], { programme })) {
    if (fact.type === 'EntryRemoved') {
      if (fact.data.list === 'purpose') held.delete(`${fact.data.programme} ${fact.data.id}`)
    } else {
      const { programme: where, entry } = fact.data
      if (entry.list === 'purpose') held.set(`${where} ${entry.id}`, { programme: where, entry, fact })
    }
  }
  return [...held.values()]
}

/** A version of a notice as it was published, with how it ended. */
export type NoticeVersion = {
  readonly fact: AuditedFact<'NoticePublished'>
  /** When the next version came or the notice was withdrawn. */
  readonly until?: string
}

/** Every version of every notice, oldest first. */
export const noticesOf = (record: AuditRecord, programme: string | undefined): readonly NoticeVersion[] => {
  const facts = record.facts(['NoticePublished', 'NoticeWithdrawn'], { programme })
  return facts.flatMap((fact, index): NoticeVersion[] => {
    if (fact.type !== 'NoticePublished') return []
    const next = facts.slice(index + 1).find(({ data }) => data.programme === fact.data.programme && data.purpose === fact.data.purpose)
    return [next ? { fact, until: next.at } : { fact }]
  })
}
