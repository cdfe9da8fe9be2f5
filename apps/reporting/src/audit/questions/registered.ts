import type { Role } from '@heard/contracts/identity'
import { Role as RoleOf } from '@heard/contracts/identity'
import type { AssuranceKind } from '@heard/contracts/reporting'
import { type Asked, counted, type Found, inWords, stateOf, table } from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import type { Answering } from './question.ts'

type Registered = {
  readonly kinds: readonly AssuranceKind[]
  readonly one: string
  readonly many: string
  /** What is said of a kind that has no entry. */
  readonly absent: Readonly<Partial<Record<AssuranceKind, string>>>
}

/** What the register of assurance says about some kinds. */
export const registered = ({ kinds, one, many, absent }: Registered, record: AuditRecord, asked: Asked): Found => {
  const { entries, overdue, wrong } = registerOf(record, kinds, asked)
  const none = entries.filter(({ data }) => data.state === 'declared-none')
  const toDo = entries.filter(({ data }) => data.state === 'to-do')
  const missing = kinds.flatMap((kind) => (entries.some(({ data }) => data.kind === kind) ? [] : (absent[kind] ?? [])))
  const declared = none.length === 0 ? '' : `; declared as none: ${[...new Set(none.map(({ data }) => inWords(data.kind)))].join(', ')}`
  return {
    state: stateOf(entries.length, wrong),
    answer: `${counted(entries.length - none.length, one, many)} recorded, ${toDo.length} of them to do, ${overdue.length} past a review${declared}.`,
    missing: [
      ...missing,
      ...overdue.map(({ data }) => `A review of ${inWords(data.kind)} has been due since ${data.reviewBy}.`),
      ...contradictions(kinds, entries),
    ],
    tables: [
      table(
        'register',
        'Register of assurance',
        registerColumns,
        entries.map((entry) => registerRow(entry, asked.today)),
      ),
    ],
  }
}

const contradictions = (kinds: readonly AssuranceKind[], entries: ReturnType<typeof registerOf>['entries']): string[] =>
  kinds.flatMap((kind) => {
    const states = new Set(entries.flatMap(({ data }) => (data.kind === kind ? [data.state === 'declared-none'] : [])))
    return states.size === 2 ? [`It is declared that there is no ${inWords(kind)}, and one is recorded all the same.`] : []
  })

const question = (what: Registered): Answering => ({ rests: assuranceTypes, answer: (record, asked) => registered(what, record, asked) })

/** 15 */
export const impact = question({
  kinds: ['dpia', 'dpia-risk', 'dpia-action'],
  one: 'assessment, risk or action',
  many: 'assessments, risks and actions',
  absent: {
    dpia: 'No assessment of impact has been recorded.',
    'dpia-risk': 'No risk of an assessment has been recorded.',
    'dpia-action': 'No action of an assessment has been recorded.',
  },
})
/** 21 */
export const processors = question({
  kinds: ['processor'],
  one: 'processor',
  many: 'processors',
  absent: { processor: 'No processor has been recorded, and it has not been declared that there are none.' },
})
/** 24 */
export const securityTests = question({
  kinds: ['security-test'],
  one: 'security test',
  many: 'security tests',
  absent: { 'security-test': 'No security test has been recorded.' },
})
/** 33 */
export const transfers = question({
  kinds: ['transfer'],
  one: 'transfer',
  many: 'transfers',
  absent: { transfer: 'No transfer has been recorded, and it has not been declared that there are none.' },
})
/** 34 */
export const formats = question({
  kinds: ['accessible-format'],
  one: 'request for an accessible format',
  many: 'requests for accessible formats',
  absent: { 'accessible-format': 'No request for an accessible format has been recorded, and it has not been declared that there were none.' },
})

const trained: readonly Role[] = RoleOf.options.filter((role) => role !== 'stakeholder')

/** 20 */
export const training: Answering = {
  rests: assuranceTypes,
  answer(record, asked) {
    const found = registered(
      { kinds: ['training'], one: 'training', many: 'trainings', absent: { training: 'No training has been recorded.' } },
      record,
      asked,
    )
    const { entries } = registerOf(record, ['training'], asked)
    const untrained = trained.filter((role) => !entries.some(({ data }) => data.role === role && data.state === 'in-place'))
    if (entries.length === 0) return found
    return {
      ...found,
      state: stateOf(entries.length, untrained.length + (found.state === 'attention' ? 1 : 0)),
      missing: [...(found.missing ?? []), ...untrained.map((role) => `No training in place for the role ${inWords(role)}.`)],
    }
  },
}
