import {
  type Asked,
  type Cell,
  counted,
  day,
  empty,
  type Found,
  fromFact,
  inWords,
  link,
  maybe,
  moment,
  number,
  sealed,
  state,
  stateOf,
  table,
  text,
} from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import { type Case, casesOf, caseTypes } from './cases.ts'
import type { Answering } from './question.ts'

const register = ({ opened }: Case): Cell => link('Register', { screen: 'registers', id: opened.data.case, programme: opened.data.programme })
const outcomeOf = ({ closed }: Case): Cell => (closed?.type === 'CaseAnswered' ? text(inWords(closed.data.outcome)) : empty)
const closedOn = ({ closed }: Case): Cell => (closed?.type === 'CaseAnswered' ? day(closed.data.on) : empty)
const standing = ({ late, closed, paused }: Case): Cell => {
  if (late) return state(closed ? 'Answered late' : 'Overdue', 'attention')
  return closed ? state('Answered in time', 'good') : state(paused ? 'Clock stopped' : 'Open', 'neutral')
}
const columns = ['Asked', 'What', 'Due', 'Stops of the clock', 'Days it stood', 'Extended', 'Answered', 'Outcome', 'How it stands', 'More'] as const

const inTime = (cases: readonly Case[]): number => cases.filter(({ late }) => !late).length

const clocked = (cases: readonly Case[], answer: string, missing: string, rows: Found['tables']): Found => ({
  state: stateOf(cases.length, cases.length - inTime(cases)),
  answer,
  missing: cases.length === 0 ? [missing] : [],
  tables: rows,
})

/** 10: requests of people for their rights. */
export const rightsInTime: Answering = {
  rests: caseTypes,
  answer(record: AuditRecord, asked: Asked) {
    const cases = casesOf(record, 'rights', asked)
    return {
      ...clocked(
        cases,
        `${counted(cases.length, 'request')}; ${cases.length - inTime(cases)} late, ${cases.filter(({ closed }) => closed).length} answered.`,
        'No rights request has been recorded.',
        [
          table(
            'requests',
            'Rights requests',
            columns,
            cases.map((one) =>
              fromFact(
                one.opened,
                day(one.since),
                text(one.opened.type === 'RightAskedFor' ? inWords(one.opened.data.right) : ''),
                day(one.due),
                number(one.stops),
                number(one.pausedDays),
                text(one.extended ? 'Yes' : 'No'),
                closedOn(one),
                outcomeOf(one),
                standing(one),
                register(one),
              ),
            ),
          ),
        ],
      ),
      rules: ['Due one month after it was asked (Article 12(3) UK GDPR), three when extended; the days that the clock stood are added.'],
    }
  },
}

/** 13: complaints about how data is used. */
export const complaintsInTime: Answering = {
  rests: caseTypes,
  answer(record, asked) {
    const cases = casesOf(record, 'complaint', asked)
    return {
      ...clocked(
        cases,
        `${counted(cases.length, 'complaint')}; ${cases.filter(({ acknowledged }) => acknowledged).length} acknowledged, ${cases.length - inTime(cases)} late.`,
        'No complaint has been recorded.',
        [
          table(
            'complaints',
            'Complaints',
            ['Made', 'Acknowledge by', 'Acknowledged', 'Answered', 'Outcome', 'How it stands', 'More'],
            cases.map((one) =>
              fromFact(
                one.opened,
                day(one.since),
                day(one.due),
                maybe(one.acknowledged, day),
                closedOn(one),
                outcomeOf(one),
                one.late
                  ? state(one.acknowledged === undefined ? 'Overdue' : 'Acknowledged late', 'attention')
                  : state(one.acknowledged === undefined && one.closed === undefined ? 'Open' : 'In time', one.acknowledged ? 'good' : 'neutral'),
                register(one),
              ),
            ),
          ),
        ],
      ),
      rules: ['To be acknowledged within 30 days of the day it was made.'],
    }
  },
}

const reported = ({ closed }: Case): Cell => {
  if (closed?.type === 'BreachReported') return text(closed.data.peopleTold ? 'Reported; the people were told' : 'Reported')
  return closed?.type === 'BreachNotReported' ? text('Not reported, with a reason') : state('Undecided', 'neutral')
}

/** 14: breaches of personal data. */
export const breachesInTime: Answering = {
  rests: caseTypes,
  answer(record, asked) {
    const cases = casesOf(record, 'breach', asked)
    return {
      ...clocked(
        cases,
        `${counted(cases.length, 'breach', 'breaches')}; ${cases.filter(({ closed }) => closed?.type === 'BreachReported').length} reported, ${cases.length - inTime(cases)} late.`,
        'No breach has been recorded.',
        [
          table(
            'breaches',
            'Breaches',
            ['Aware', 'Report by', 'What was done', 'When', 'Reason', 'How it stands', 'More'],
            cases.map((one) =>
              fromFact(
                one.opened,
                moment(one.since),
                moment(one.due),
                reported(one),
                one.closed && one.closed.type !== 'CaseAnswered' ? moment(one.closed.data.at) : empty,
                one.closed?.type === 'BreachNotReported' ? sealed(one.closed.data.reason.ref) : empty,
                one.late
                  ? state(one.closed ? 'Late' : 'Overdue', 'attention')
                  : state(one.closed ? 'In time' : 'Open', one.closed ? 'good' : 'neutral'),
                register(one),
              ),
            ),
          ),
        ],
      ),
      rules: ['To be reported, or not reported with a reason, within 72 hours of becoming aware (Article 33 UK GDPR).'],
    }
  },
}
