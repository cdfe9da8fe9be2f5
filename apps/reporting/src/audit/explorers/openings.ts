import {
  type Asked,
  counted,
  day,
  empty,
  type Found,
  type FoundTable,
  fromFact,
  id,
  inWords,
  link,
  moment,
  number,
  row,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import { opener } from '../questions/opened.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import type { Exploring } from './exploring.ts'
import { outlierRule, outliersOf } from './outliers.ts'

const MANY = 5

const rules = [
  outlierRule,
  'Unusual hours are before 06:00 and from 22:00 on, in UTC.',
  `A contribution stands out when more than ${MANY} different people opened it.`,
  'What the platform opens by itself, and what people open with their own receipt, is listed and never stands out.',
]

const rolesText = (roles: readonly string[] | undefined): string => roles?.map(inWords).join(', ') || 'No role any more'

export const exploreOpenings = (record: AuditRecord, asked: Asked, { contribution, actor, purpose, rolesOf }: Exploring): Found => {
  const scope = { programme: asked.programme, from: asked.from, to: asked.to, contribution, actor, purpose }
  // What is usual in a role is told by everybody in it, not only by the one looked at.
  const all = record.openedByDay({ ...scope, actor: undefined }).filter((one) => rolesOf.has(one.actor))
  const outliers = outliersOf(all, rolesOf).filter((one) => actor === undefined || one.actor === actor)
  const night = record.openedAtNight(scope)
  const many = record.openedByMany(scope, MANY)
  const total = record.countOpenings(scope)
  const openings: FoundTable = {
    id: 'openings',
    title: 'Openings, newest first',
    columns: ['When', 'Who', 'Roles now', 'Purpose', 'Reason', 'Records opened', 'Refused', 'Erased or damaged', 'Contribution'],
    total,
    rows: (from, count) =>
      record
        .openings(scope, count, from)
        .map((one) =>
          fromFact(
            one,
            moment(one.at),
            opener(one.actor),
            rolesOf.has(one.actor) ? text(rolesText(rolesOf.get(one.actor))) : empty,
            text(inWords(one.purpose)),
            text(inWords(one.reason)),
            number(one.opened),
            number(one.refused),
            number(one.unreadable),
            one.contribution === null
              ? empty
              : one.contributions === 1
                ? link(one.contribution, { screen: 'openings', id: `contribution:${one.contribution}` })
                : text(`${one.contributions} contributions`),
          ),
        ),
  }
  return {
    state: stateOf(total, outliers.length + night.length + many.length),
    answer: `${counted(total, 'opening')}; ${counted(outliers.length, 'day')} out of the ordinary, ${night.length} at unusual hours, ${counted(many.length, 'contribution')} opened by many.`,
    missing: total === 0 ? ['No opening fits, or none has been recorded.'] : [],
    rules,
    tables: [
      table(
        'outliers',
        'Days out of the ordinary',
        ['Day', 'Who', 'Role', 'Records opened', 'Usual in the role', 'More'],
        outliers.map((one) =>
          row(
            day(one.day),
            id(one.actor),
            text(inWords(one.role)),
            number(one.opened),
            text(String(one.usual)),
            link('Openings', { screen: 'openings', id: `actor:${one.actor}` }),
          ),
        ),
      ),
      table(
        'night',
        'Openings at unusual hours',
        ['When', 'Who', 'Records opened', 'How it stands'],
        night.map((one) => fromFact(one, moment(one.at), id(one.actor), number(one.opened), state('Unusual hour', 'attention'))),
      ),
      table(
        'many',
        'Contributions opened by many',
        ['Contribution', 'People', 'Openings'],
        many.map((one) =>
          row(link(one.contribution, { screen: 'openings', id: `contribution:${one.contribution}` }), number(one.people), number(one.openings)),
        ),
      ),
      openings,
    ],
  }
}
