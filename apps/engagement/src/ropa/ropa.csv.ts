import type { RopaLine } from '@heard/contracts/engagement'
import { csvOf } from '../import/run/rejected-csv.ts'

const list = (values: readonly string[]): string => values.join('; ')
const retentionOf = ({ retention }: RopaLine): string =>
  retention ? `${retention.length} ${retention.unit} after ${retention.after}` : 'until the account is removed'
const noticeOf = ({ notice }: RopaLine): string => (notice ? `version ${notice.version}, ${notice.required ? 'required' : 'free to refuse'}` : '')

const columns: readonly (readonly [title: string, cell: (line: RopaLine) => string])[] = [
  ['Purpose', ({ purpose }) => purpose],
  ['In plain words', ({ wording }) => wording.text],
  ['Uses what is held for', ({ uses }) => uses ?? ''],
  ['Lawful basis (Article 6)', ({ lawfulBasis }) => lawfulBasis],
  ['Condition (Article 9)', ({ specialCondition }) => specialCondition],
  ['Categories of data', ({ categories }) => list(categories)],
  ['Categories of people', ({ subjects }) => list(subjects)],
  ['Source', ({ sources }) => list(sources)],
  ['Stored fields', ({ fields }) => list(fields)],
  ['Retention', retentionOf],
  ['Who may open it', ({ readers }) => list(readers)],
  ['Recipients outside', ({ recipients }) => list(recipients)],
  ['Where it lies', ({ location }) => list(location)],
  ['Notice', noticeOf],
  ['Consent records', ({ consentRecords }) => (consentRecords ? 'yes' : 'no')],
  ['Automated decisions', ({ automatedDecisions }) => automatedDecisions],
  ['Transfers abroad', ({ transfers }) => transfers],
  ['Assessment of impact', ({ dpia }) => dpia],
]

/** The record of processing as a CSV file, one purpose a row. */
export const ropaCsv = (lines: readonly RopaLine[]): string =>
  csvOf([columns.map(([title]) => title), ...lines.map((line) => columns.map(([, cell]) => cell(line)))])
