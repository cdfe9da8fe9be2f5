import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import {
  type FieldMap,
  fieldMap,
  type ProgrammeDefinition,
  type PurposeDefinition,
  parseProgrammeDefinition,
  type RetentionRule,
  shortLivedMap,
} from '../src/engagement/index.ts'

const stored: FieldMap = { ...fieldMap, ...shortLivedMap }
const root = new URL('../../../', import.meta.url)

const anchors: Readonly<Record<RetentionRule['after'], string>> = {
  received: 'it came in',
  'enquiry-closed': 'the question or request was answered',
  'gathering-ended': 'the gathering',
  'volunteering-ended': 'the volunteering ended, or the application was declined',
  'concern-closed': 'the concern was closed',
  'programme-closed': 'the programme closes',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What is really stored for a purpose, which may be less than its registry entry allows. */
const storedFor = ({ id, uses }: PurposeDefinition): string => {
  if (uses !== undefined) return `what is held for \`${uses}\``
  const held = Object.values(stored).filter(({ purpose }) => purpose === id)
  return held.length === 0 ? 'nothing yet' : [...new Set(held.flatMap(({ categories }) => categories))].join(', ')
}

const lineOf = (purpose: PurposeDefinition): string => {
  const { id, wording, lawfulBasis, specialCondition, retention } = purpose
  const { length, unit, after } = retention
  const kept = `${length} ${length === 1 ? unit.slice(0, -1) : unit} after ${anchors[after]}`
  return row([`\`${id}\``, wording.en ?? '', storedFor(purpose), kept, `${lawfulBasis}; ${specialCondition}`])
}

const section = ({ id, name, purposes }: ProgrammeDefinition): readonly string[] => [
  `## ${name.en} (\`${id}\`)`,
  '',
  row(['Purpose', 'What for', 'What is stored', 'Kept for', 'Article 6; Article 9']),
  row(['---', '---', '---', '---', '---']),
  ...purposes.map(lineOf),
  '',
]

const programmes = readdirSync(new URL('programmes', root))
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file) => parseProgrammeDefinition(`programmes/${file}`, readFileSync(new URL(`programmes/${file}`, root), 'utf8')))

const text = [
  '# Retention schedule',
  '',
  'Made from `programmes/*.json` by `npm run schedule -w @heard/contracts`; do not edit by hand. To change a rule, change the programme.',
  '',
  'A worker looks once a day, erases what has come to its last day, and records each item and each run. A legal hold keeps it; the screen shows that as overdue.',
  'Installed schedules, what is due and the runs: `GET /api/v1/engagement/programmes/:programme/retention`. What the worker does not reach yet stands in',
  '[the assessment of impact](dpia.md), under open actions.',
  '',
  ...programmes.flatMap(section),
  '## Of the whole installation',
  '',
  row(['What', 'Kept for']),
  row(['---', '---']),
  row(['A form that is being filled in', '24 hours, or until it is sent']),
  row(['The answer to a request that may be sent again', '24 hours']),
  row(['A mail that waits to be sent', 'until a server took it; 7 days at most']),
  row(['That a first mail went to an address that subscribed: a keyed hash of it', '24 hours']),
  row(['Network addresses', 'not stored; for limits they are in memory, as keyed hashes']),
  row(['Sessions of staff', '12 hours']),
  row(['Accounts', 'until an administrator removes them; the random id stays in the record']),
  row(['Facts: ids, days, enumerations, nothing that a person typed', 'for good']),
  row([
    'Whatever lingers of erased data in old copies of the vault',
    'useless when its epoch ends: 14 days unless set otherwise (`HEARD_EPOCH_DAYS`)',
  ]),
  '',
].join('\n')

writeFileSync(new URL('docs/retention-schedule.md', root), text)
