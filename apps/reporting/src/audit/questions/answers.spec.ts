import { type FieldMap, fieldMap } from '@heard/contracts/engagement'
import { auditQuestions } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { asked, programme, shown, withRecord } from '../audit.fixture.ts'
import { purpose } from '../facts.fixture.ts'
import { auditedFacts } from '../record/audited-facts.ts'
import { answeringOf } from './answers.ts'

const nothing: readonly (readonly [question: number, answer: string, missing: readonly string[]])[] = [
  [1, 'Data is held for 0 purposes; the record of processing was reviewed 0 times.', ['No purpose has been recorded.']],
  [
    2,
    `The platform can store ${Object.keys(fieldMap).length} fields; 0 of them belong to a purpose in the registry. A field without a purpose is refused when it is stored, and fails the build.`,
    ['No purpose has been recorded.'],
  ],
  [3, '0 purposes with a lawful basis; 0 signed decisions.', ['No signed decision on lawful basis has been recorded.']],
  [
    4,
    '0 contributions shared with 0 records of consent; 0 imported from files, whose consent was asked for outside the platform.',
    ['No contribution has been recorded.'],
  ],
  [5, '0 versions of notices; 0 of 0 answers name words that were live on their day.', ['No notice has been published.']],
  [
    6,
    'Consent was taken back 0 times and expired 0 times; 0 quotations ended after that.',
    ['No consent has been taken back, and none has expired.'],
  ],
  [7, '0 consents renewed, 0 expired, 0 past their time and still standing.', ['No notice gives consent a time.']],
  [8, '0 choices free to refuse; 0 contributions taken in with all of them refused.', ['No notice has been published.']],
  [9, '0 people declared that they are old enough. Without that declaration nothing is taken in.', ['No programme has been recorded.']],
  [10, '0 requests; 0 late, 0 answered.', ['No rights request has been recorded.']],
  [
    11,
    '0 erasures asked for; 0 done and checked by separate code, 0 not going on.',
    ['No erasure has been recorded.', 'No erasure drill has been recorded.', 'No restore drill has been recorded.'],
  ],
  [12, 'Recipients were looked for in 0 erasures; 0 recipients found, 0 told.', ['No erasure has come to the step of telling recipients.']],
  [13, '0 complaints; 0 acknowledged, 0 late.', ['No complaint has been recorded.']],
  [14, '0 breaches; 0 reported, 0 late.', ['No breach has been recorded.']],
  [
    15,
    '0 assessments, risks and actions recorded, 0 of them to do, 0 past a review.',
    ['No assessment of impact has been recorded.', 'No risk of an assessment has been recorded.', 'No action of an assessment has been recorded.'],
  ],
  [16, '0 retention runs erased 0 items; 0 holds standing.', ['No retention run has been recorded.']],
  [
    17,
    '0 records opened for 0 purposes; 0 refused, none opened for a purpose outside the registry.',
    ['No opening of personal data has been recorded.'],
  ],
  [
    18,
    '0 accounts opened 0 records; 0 monthly reviews of that recorded.',
    ['No opening of personal data has been recorded.', 'No monthly review of openings has been recorded.'],
  ],
  [
    19,
    '0 joined, 0 left, roles given 0 times; access reviewed 0 times. Refused: 0 actions, 0 attempts to sign in.',
    ['No account has been recorded.', 'No review of access has been recorded.'],
  ],
  [20, '0 trainings recorded, 0 of them to do, 0 past a review.', ['No training has been recorded.']],
  [
    21,
    '0 processors recorded, 0 of them to do, 0 past a review.',
    ['No processor has been recorded, and it has not been declared that there are none.'],
  ],
  [
    22,
    '0 bills of materials recorded, 0 of them to do, 0 past a review. 0 versions of the program ran.',
    ['No software bill of materials has been recorded.'],
  ],
  [23, '0 backups made, 0 restores; 0 restore drills, 0 of them passed.', ['No backup has been recorded.', 'No restore drill has been recorded.']],
  [24, '0 security tests recorded, 0 of them to do, 0 past a review.', ['No security test has been recorded.']],
  [25, '0 releases of figures with 0 cells; 0 cells withheld, the others rounded to 5.', ['No figures have been released.']],
  [26, '0 quotations proposed, 0 approved; 0 of these with consent, a redaction and a second person.', ['No quotation has been proposed.']],
  [27, '0 contributions; 0 of the 5 fields stored with one are for a name or a contact.', ['No contribution has been recorded.']],
  [
    28,
    'Under 10 contributions; 0 reviews of reach against the population recorded.',
    ['No contribution has been recorded.', 'No comparison with the population has been recorded.'],
  ],
  [29, '0 commitments; 0 said to be kept, 0 overdue; 0 answers missing past the day.', ['No commitment has been recorded.']],
  [
    30,
    '0 facts recorded, up to position 0; anchored in the public ledger 0 times; auditors marked 0 visits.',
    ['No checkpoint of this record has been anchored in the public ledger.'],
  ],
  [31, '0 facts up to position 0; 0 gaps, 0 entries whose time runs backwards.', ['Nothing has been recorded.']],
  [
    32,
    '0 automated decisions recorded, 0 of them to do, 0 past a review.',
    ['No automated decision has been recorded, and it has not been declared that there are none.'],
  ],
  [
    33,
    '0 transfers recorded, 0 of them to do, 0 past a review.',
    ['No transfer has been recorded, and it has not been declared that there are none.'],
  ],
  [
    34,
    '0 requests for accessible formats recorded, 0 of them to do, 0 past a review.',
    ['No request for an accessible format has been recorded, and it has not been declared that there were none.'],
  ],
]

/** These show what can be stored, whatever was. */
const always: readonly number[] = [2, 27]

describe('an empty record', () => {
  it.each(nothing)('has nothing for question %i, and says so', async (question, answer, missing) => {
    const found = await withRecord([], (record) => shown(answeringOf(question).answer(record, asked())))
    expect([found.state, found.answer, found.missing]).toStrictEqual(['nothing', answer, missing])
    const { state: _state, answer: _answer, missing: _missing, ...tables } = found
    if (!always.includes(question)) expect(Object.values(tables).flat()).toStrictEqual([])
  })
})

describe('the questions', () => {
  it('are numbered from 1 to 34, each once', () => {
    const numbers = auditQuestions.map(({ number }) => number).toSorted((left, right) => left - right)
    expect(numbers).toStrictEqual(Array.from({ length: 34 }, (_, index) => index + 1))
    for (const unknown of [0, 35]) expect(() => answeringOf(unknown)).toThrow(RangeError)
  })

  it('rest on facts that there are', () => {
    const resting = auditQuestions.flatMap(({ number }) => answeringOf(number).rests)
    expect(resting.filter((type) => !Object.hasOwn(auditedFacts, type))).toStrictEqual([])
  })

  it('2: names the fields whose purpose is not in the registry', async () => {
    const known = ['narrative', 'publication', 'enquiry', 'data-rights']
    const registry = known.map(purpose)
    const [state, stray] = await withRecord(registry, (record) => {
      const found = answeringOf(2).answer(record, asked({ programme }))
      const [fields] = found.tables
      const rows = (fields?.rows(0, fields.total) ?? []).filter(({ cells }) => cells.some((cell) => cell.is === 'state' && cell.tone === 'attention'))
      return [found.state, rows.map(({ cells: [field] }) => field)]
    })
    expect([state, stray]).toStrictEqual([
      'attention',
      Object.entries<FieldMap[string]>(fieldMap)
        .filter(([, { purpose: of }]) => !known.includes(of))
        .map(([text]) => ({ is: 'text', text })),
    ])
  })
})
