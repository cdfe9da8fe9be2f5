import { daysBetween } from '@heard/privacy'
import { type Asked, type Cell, counted, day, id, inWords, link, number, row, state, stateOf, table, text } from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import { drillTable } from './erasures.ts'
import { purposesOf } from './purposes.ts'
import type { Answering } from './question.ts'
import { registered } from './registered.ts'

const parts: Readonly<Record<string, string>> = {
  resident: 'Holders of a receipt',
  system: 'The platform by itself',
  'analysis-index': 'The platform, for its search index',
}
/** Somebody who opened data: an account, or what else may open. */
export const opener = (actor: string): Cell => (Object.hasOwn(parts, actor) ? text(parts[actor] ?? actor) : id(actor))

/** 17: openings by purpose. */
export const newPurpose: Answering = {
  rests: ['PersonalDataOpened', 'EntryAdded', 'EntryRemoved'],
  answer(record, asked) {
    const known = new Set(purposesOf(record, asked.programme).map(({ entry }) => entry.id))
    const openings = record.openingsByPurpose(asked).map((one) => ({ ...one, registered: known.has(one.purpose) }))
    const sum = (of: 'opened' | 'refused'): number => openings.reduce((total, one) => total + one[of], 0)
    const stray = openings.filter(({ registered: known_, opened }) => !known_ && opened > 0)
    return {
      state: stateOf(openings.length, stray.length),
      answer: `${counted(sum('opened'), 'record')} opened for ${counted(new Set(openings.map(({ purpose }) => purpose)).size, 'purpose')}; ${sum('refused').toLocaleString('en-GB')} refused, ${stray.length === 0 ? 'none' : 'some'} opened for a purpose outside the registry.`,
      missing: openings.length === 0 ? ['No opening of personal data has been recorded.'] : [],
      tables: [
        table(
          'purposes',
          'Openings by purpose and reason',
          ['Purpose', 'Reason', 'Records opened', 'Refused', 'Erased or damaged', 'In the registry', 'More'],
          openings.map(({ purpose, reason, opened, refused, unreadable, registered: inRegistry }) =>
            row(
              text(inWords(purpose)),
              text(inWords(reason)),
              number(opened),
              number(refused),
              number(unreadable),
              inRegistry ? state('Yes', 'good') : state('No', opened > 0 ? 'attention' : 'neutral'),
              link('Openings', { screen: 'openings', id: `purpose:${purpose}` }),
            ),
          ),
        ),
      ],
    }
  },
}

const MONTH_DAYS = 31

/** 18: who looked. */
export const whoLooked: Answering = {
  rests: ['PersonalDataOpened', ...assuranceTypes],
  answer(record, asked) {
    const people = Map.groupBy(record.openedByDay(asked), ({ actor }) => actor)
    const rows = [...people.entries()]
      .map(([actor, days]) => ({ actor, days: days.length, opened: days.reduce((sum, { opened }) => sum + opened, 0), last: days.at(-1)?.day ?? '' }))
      .toSorted((left, right) => right.opened - left.opened || (left.actor < right.actor ? -1 : 1))
    const { entries, wrong } = registerOf(record, ['opening-review'], asked)
    const newest = entries
      .map(({ data }) => data.on)
      .toSorted()
      .at(-1)
    const unreviewed = rows.length > 0 && (newest === undefined || daysBetween(newest, asked.today) > MONTH_DAYS)
    const accounts = rows.filter(({ actor }) => !Object.hasOwn(parts, actor))
    return {
      state: stateOf(rows.length + entries.length, wrong + Number(unreviewed)),
      answer: `${counted(accounts.length, 'account')} opened ${counted(
        accounts.reduce((sum, { opened }) => sum + opened, 0),
        'record',
      )}; ${counted(entries.length, 'monthly review')} of that recorded.`,
      missing: [
        ...(rows.length === 0 ? ['No opening of personal data has been recorded.'] : []),
        ...(newest === undefined
          ? ['No monthly review of openings has been recorded.']
          : unreviewed
            ? [`The last review of openings was on ${newest}.`]
            : []),
      ],
      tables: [
        table(
          'people',
          'Openings by person',
          ['Who', 'Records opened', 'Days', 'Last day', 'More'],
          rows.map(({ actor, opened, days, last }) =>
            row(opener(actor), number(opened), number(days), day(last), link('Openings', { screen: 'openings', id: `actor:${actor}` })),
          ),
        ),
        table(
          'reviews',
          'Monthly reviews',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}

/** 19: accounts and access. */
export const access: Answering = {
  rests: assuranceTypes,
  answer: (record: AuditRecord, asked: Asked) => {
    const found = registered(
      {
        kinds: ['access-review'],
        one: 'review of access',
        many: 'reviews of access',
        absent: { 'access-review': 'No review of access has been recorded.' },
      },
      record,
      asked,
    )
    return { ...found, missing: [...(found.missing ?? []), 'Accounts made, changed and removed are not part of this record yet.'] }
  },
}

/** 23: backups and restores. */
export const backups: Answering = {
  rests: ['DrillDone', ...assuranceTypes],
  answer(record, asked) {
    const drills = record
      .facts(['DrillDone'], asked)
      .filter(({ data }) => data.drill === 'restore')
      .toReversed()
    const { entries, wrong } = registerOf(record, ['backup'], asked)
    const failed = drills[0]?.data.outcome === 'failed'
    return {
      state: stateOf(drills.length + entries.length, wrong + Number(failed)),
      answer: `${counted(drills.length, 'restore drill')}, ${drills.filter(({ data }) => data.outcome === 'passed').length} of them passed; ${counted(entries.length, 'entry about backups', 'entries about backups')}.`,
      missing: [
        ...(drills.length === 0 ? ['No restore drill has been recorded.'] : []),
        ...(failed ? ['The last restore drill failed.'] : []),
        ...(entries.length === 0 ? ['No backup has been recorded in the register of assurance.'] : []),
      ],
      tables: [
        drillTable(drills),
        table(
          'backups',
          'Backups',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}
