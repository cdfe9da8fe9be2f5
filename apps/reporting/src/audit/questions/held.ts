import { fieldMap } from '@heard/contracts/engagement'
import { counted, day, fromFact, id, inWords, link, maybe, number, row, sealed, state, stateOf, table, text } from '../evidence.ts'
import type { AuditedFact } from '../record/audit-record.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import { purposesOf } from './purposes.ts'
import type { Answering } from './question.ts'

const purposeTypes = ['EntryAdded', 'EntryChanged', 'EntryRemoved'] as const
const listed = (slugs: readonly string[]): string => slugs.map(inWords).join(', ')

/** 1: what is held, where and why. */
export const whatIsHeld: Answering = {
  rests: [...purposeTypes, 'RopaReviewed'],
  answer(record, asked) {
    const purposes = purposesOf(record, asked.programme)
    const reviews = record.facts(['RopaReviewed'], { programme: asked.programme })
    const newest = new Map(reviews.map((review) => [review.data.programme, review]))
    const programmes = [...new Set(purposes.map(({ programme }) => programme))]
    const unreviewed = programmes.filter((programme) => !newest.has(programme))
    const late = [...newest.values()].filter(({ data }) => data.nextReview < asked.today)
    return {
      state: stateOf(purposes.length, unreviewed.length + late.length),
      answer: `Data is held for ${counted(purposes.length, 'purpose')}; the record of processing was reviewed ${counted(reviews.length, 'time')}.`,
      missing: [
        ...(purposes.length === 0 ? ['No purpose has been recorded.'] : []),
        ...unreviewed.map((programme) => `No review of the record of processing has been recorded for ${programme}.`),
        ...late.map(({ data }) => `The review of the record of processing of ${data.programme} has been due since ${data.nextReview}.`),
      ],
      tables: [
        table(
          'purposes',
          'Purposes in force',
          ['Purpose', 'Programme', 'Categories', 'Kept', 'Roles that may open it', 'More'],
          purposes.map(({ programme, entry, fact }) =>
            fromFact(
              fact,
              text(inWords(entry.id)),
              text(programme),
              text(listed(entry.categories)),
              text(`${entry.retention.length} ${entry.retention.unit} after: ${inWords(entry.retention.after)}`),
              text(listed(entry.readers) || 'nobody'),
              link('Record of processing', { screen: 'record', programme }),
            ),
          ),
        ),
        table(
          'reviews',
          'Reviews of the record of processing',
          ['Reviewed', 'Programme', 'Next review', 'By'],
          reviews.map((review) => fromFact(review, day(review.data.on), text(review.data.programme), day(review.data.nextReview), id(review.actor))),
        ),
      ],
    }
  },
}

/** 2: whether that is what really happens: nothing can be stored that is not mapped to a purpose. */
export const whatHappens: Answering = {
  rests: purposeTypes,
  answer(record, { programme }) {
    const known = new Set(purposesOf(record, programme).map(({ entry }) => entry.id))
    const fields = Object.entries(fieldMap).map(([field, mapped]) => ({ field, ...mapped, registered: known.has(mapped.purpose) }))
    const stray = fields.filter(({ registered }) => !registered)
    return {
      state: known.size === 0 ? 'nothing' : stateOf(fields.length, stray.length),
      answer: `The platform can store ${counted(fields.length, 'field')}; ${fields.length - stray.length} of them belong to a purpose in the registry. A field without a purpose is refused when it is stored, and fails the build.`,
      missing: known.size === 0 ? ['No purpose has been recorded.'] : [],
      tables: [
        table(
          'fields',
          'Fields that can be stored',
          ['Field', 'Purpose', 'Categories', 'Whose', 'In the registry'],
          fields.map(({ field, purpose, categories, whose, registered }) =>
            row(
              text(field),
              text(inWords(purpose)),
              text(listed(categories)),
              text(listed(whose)),
              registered ? state('Yes', 'good') : state('No', 'attention'),
            ),
          ),
        ),
      ],
    }
  },
}

/** 3: lawful basis and Article 9 condition, and who signed them. */
export const lawfulBasis: Answering = {
  rests: [...purposeTypes, ...assuranceTypes],
  answer(record, asked) {
    const purposes = purposesOf(record, asked.programme)
    const { entries, wrong } = registerOf(record, ['lawful-basis'], asked)
    const unsigned = purposes.length > 0 && entries.length === 0 ? 1 : 0
    return {
      state: stateOf(purposes.length + entries.length, wrong + unsigned),
      answer: `${counted(purposes.length, 'purpose')} with a lawful basis; ${counted(entries.length, 'signed decision')}.`,
      missing: entries.length === 0 ? ['No signed decision on lawful basis has been recorded.'] : [],
      tables: [
        table(
          'bases',
          'Lawful basis by purpose',
          ['Purpose', 'Programme', 'Lawful basis (Article 6)', 'Condition (Article 9)'],
          purposes.map(({ programme, entry, fact }) =>
            fromFact(fact, text(inWords(entry.id)), text(programme), text(inWords(entry.lawfulBasis)), text(inWords(entry.specialCondition))),
          ),
        ),
        table(
          'decisions',
          'Signed decisions',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}

const DAY_MS = 86_400_000
const PATIENCE_DAYS = 2
const holdTypes = ['HoldPlaced', 'HoldReviewed', 'HoldLifted'] as const
type HoldFact = AuditedFact<(typeof holdTypes)[number]>

/** A hold as it stands: when it was placed, what it keeps, its newest reason and review. */
type Hold = { readonly placed: AuditedFact<'HoldPlaced'>; readonly newest: HoldFact; readonly reviewBy: string; readonly lifted: boolean }

const holdsOf = (facts: readonly HoldFact[]): readonly Hold[] =>
  [...Map.groupBy(facts, ({ data }) => data.hold).values()].flatMap((history): Hold[] => {
    const [placed] = history
    const newest = history.at(-1)
    if (placed?.type !== 'HoldPlaced' || !newest) return []
    const dated = history.findLast((fact) => fact.type !== 'HoldLifted')
    return [{ placed, newest, reviewBy: dated?.data.reviewBy ?? placed.data.reviewBy, lifted: newest.type === 'HoldLifted' }]
  })

/** 16: whether data is erased when its time is over. */
export const retention: Answering = {
  rests: [...purposeTypes, 'RetentionRunDone', ...holdTypes],
  answer(record, asked) {
    const runs = record.facts(['RetentionRunDone'], asked).toReversed()
    const purposes = purposesOf(record, asked.programme)
    const holds = holdsOf(record.facts(holdTypes, { programme: asked.programme }))
    const standing = holds.filter(({ lifted }) => !lifted)
    const late = standing.filter(({ reviewBy }) => reviewBy < asked.today)
    const newest = runs[0]
    const stopped = newest !== undefined && asked.to === undefined && Date.parse(asked.today) - Date.parse(newest.data.on) > PATIENCE_DAYS * DAY_MS
    const erased = runs.reduce((sum, { data }) => sum + data.applied, 0)
    return {
      state: stateOf(runs.length, late.length + Number(stopped)),
      answer: `${counted(runs.length, 'retention run')} erased ${counted(erased, 'item')}; ${counted(standing.length, 'hold')} standing.`,
      missing: [
        ...(newest === undefined ? ['No retention run has been recorded.'] : []),
        ...(stopped ? [`The last retention run was on ${newest.data.on}; one is expected each day.`] : []),
        ...late.map(({ reviewBy }) => `A hold should have been reviewed by ${reviewBy}.`),
      ],
      tables: [
        table(
          'runs',
          'Retention runs, newest first',
          ['Day', 'Programme', 'Items erased', 'Kept by a hold'],
          runs.map((run) => fromFact(run, day(run.data.on), text(run.data.programme), number(run.data.applied), number(run.data.held))),
        ),
        table(
          'rules',
          'Rules in force',
          ['Purpose', 'Programme', 'Kept', 'What is due'],
          purposes.map(({ programme, entry, fact }) =>
            fromFact(
              fact,
              text(inWords(entry.id)),
              text(programme),
              text(`${entry.retention.length} ${entry.retention.unit} after: ${inWords(entry.retention.after)}`),
              link('Retention', { screen: 'retention', programme }),
            ),
          ),
        ),
        table(
          'holds',
          'Holds',
          ['Placed', 'Programme', 'Contribution', 'Reason', 'How it stands', 'By'],
          holds.map(({ placed, newest: last, reviewBy, lifted }) =>
            fromFact(
              last,
              day(placed.at.slice(0, 10)),
              text(placed.data.programme),
              maybe(placed.data.contribution, id),
              sealed(last.data.reason.ref),
              lifted
                ? state('Lifted', 'neutral')
                : reviewBy < asked.today
                  ? state(`Review overdue since ${reviewBy}`, 'attention')
                  : state(`Stands; review by ${reviewBy}`, 'good'),
              id(last.actor),
            ),
          ),
        ),
      ],
    }
  },
}
