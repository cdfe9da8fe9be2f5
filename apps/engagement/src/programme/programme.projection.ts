import { type ProgrammeStatus, programmeFacts } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact } from '@heard/event-sourcing'
import type { ProgrammeFact } from './programme.events.ts'
import { programmeEditions, programmeEntries, programmeNotices, programmeStatuses, programmes, programmeVersions } from './programme.table.ts'

const status = (programme: string, to: ProgrammeStatus): Change[] => [put(programmeStatuses, { programme, status: to })]

const changes = ({ type, data }: ProgrammeFact): Change[] => {
  const { programme } = data
  switch (type) {
    case 'ProgrammeDefined': {
      const { kind, minimumAge, languages, equality = [], content } = data
      const lists = { languages: JSON.stringify(languages), equality: JSON.stringify(equality) }
      return [put(programmes, { programme, kind, minimum_age: minimumAge, ...lists, ref: content.sealed.ref })]
    }
    case 'EntryAdded':
    case 'EntryChanged': {
      const { entry, order, content } = data
      const { list, id } = entry
      return [put(programmeEntries, { programme, list, id, place: order, entry: JSON.stringify(entry), ref: content.sealed.ref, removed: 0 })]
    }
    case 'EntryRemoved':
      return [patch(programmeEntries, { programme, list: data.list, id: data.id }, { removed: 1 })]
    case 'NoticePublished': {
      const { purpose, noticeVersion: version, required, consentMonths, words, content } = data
      const asked = { required: required ? 1 : 0, months: consentMonths ?? null, words: JSON.stringify(words), ref: content.sealed.ref }
      const row = { programme, purpose, version, ...asked, current: 1 }
      return [patch(programmeNotices, { programme, purpose }, { current: 0 }), put(programmeNotices, row)]
    }
    case 'NoticeWithdrawn':
      return [patch(programmeNotices, { programme, purpose: data.purpose }, { current: 0 })]
    case 'EditionOpened':
      return [put(programmeEditions, { programme, id: data.edition, opens: data.opens, closes: data.closes })]
    case 'ProgrammeOpened':
      return status(programme, 'open')
    case 'ReportingStarted':
      return status(programme, 'reporting')
    case 'ProgrammeClosed':
      return status(programme, 'closed')
    case 'ProgrammeArchived':
      return status(programme, 'archived')
  }
}

/** Programmes with all that they name. */
export const programmeProjection: Projection = {
  name: 'programmes',
  version: 2,
  tables: [programmes, programmeVersions, programmeStatuses, programmeEditions, programmeEntries, programmeNotices],
  types: Object.keys(programmeFacts),
  project(recorded) {
    const fact = recorded as RecordedFact<ProgrammeFact>
    return [...changes(fact), put(programmeVersions, { programme: fact.data.programme, version: String(recorded.position) })]
  },
}
