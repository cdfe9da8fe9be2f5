import { daysBetween } from '@heard/privacy'
import { type Cell, counted, day, id, inWords, link, number, row, state, stateOf, table, text } from '../evidence.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import { purposesOf } from './purposes.ts'
import type { Answering } from './question.ts'

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
