import { ImportMap, type ImportMapInput, longestImportedValue, type StoryQuestion } from '@heard/contracts/engagement'
import type { TableRow } from '../table/table.ts'
import { type ColumnProfile, profileColumns } from './column-profile.ts'
import { dayOrderOf, parseDay } from './day.ts'
import type { KnownNames } from './map-values.ts'
import { slugOf } from './slug.ts'

/** A map to be looked over by a person, and what to look at first. */
export type Proposal = { readonly map: ImportMap; readonly notes: readonly string[] }

/** Said when no column looks like what people wrote. */
export const noTextNote = 'No column looks like free text: check which one holds what people said.'

const notes = {
  notKept: (columns: readonly string[]) => `Left out because it may say who somebody is: ${columns.join('; ')}.`,
  alike: {
    each: 'No column tells the rows apart: each row counts, also when another is alike in every cell. Choose "once" if the file may hold a row twice.',
    once: 'No column tells the rows apart, and long texts stand there twice: rows that are alike in every cell count once. Choose "each" if they are different people\'s.',
  },
  oneHot: (count: number) => `${count} columns look like labels with a mark where they apply.`,
  notDeidentified: 'Say whether the texts name nobody; until then they are read only after de-identification.',
}

const looksLikeId = (column: ColumnProfile): boolean => column.rows > 0 && column.filled === column.rows && column.distinct === column.rows
const isRowId = ({ name }: ColumnProfile): boolean =>
  /^(id|ref|uuid)$/i.test(name) ||
  /\b(comment|response|record|row|source|submission|answer|feedback|contribution)[ _-]?(id|index|number|no|ref(erence)?)\b/i.test(name)
const isPersonId = ({ name }: ColumnProfile): boolean =>
  /\b(respondent|person|participant|patient|user|citizen|resident)[ _-]?(id|number|no|ref(erence)?)\b/i.test(name)
const isPersonal = ({ name }: ColumnProfile): boolean =>
  /\b(name|e-?mail|phone|mobile|telephone|post ?code|address|birth|dob|nhs|national insurance|ip|signature)\b/i.test(name)
const isUncodable = (name: string): boolean => /not possible|cannot be (coded|labelled)|uncod(e)?able|unusable/i.test(name)
const isNoLabel = (name: string): boolean => /^(not assigned|none|no (label|theme|code)s?|unassigned|unlabelled)$/i.test(name)

/** Columns of marks that stand together, and the empty ones among them. Two alone may be yes-or-no questions. */
const oneHotOf = (columns: readonly ColumnProfile[]): ColumnProfile[] => {
  const isHot = (column: ColumnProfile): boolean => column.marks && !column.name.endsWith('?') && /^[1xyt]/i.test(column.samples.join(''))
  let best: readonly ColumnProfile[] = []
  let run: ColumnProfile[] = []
  for (const column of columns) {
    if (column.marks || (column.filled === 0 && run.length > 0)) run.push(column)
    else run = []
    const until = run.slice(0, run.findLastIndex(({ marks }) => marks) + 1)
    if (until.filter(isHot).length > best.filter(isHot).length) best = until
  }
  return best.filter(({ marks }) => marks).length >= 3 ? [...best] : []
}

const textScore = ({ name, averageLength, distinct, filled, numeric }: ColumnProfile): number => {
  if (filled === 0 || numeric) return 0
  const variety = distinct / filled
  const saysSo = /\b(feedback|comments?|free ?text|text|answer|response|explain|describe|tell us|in your own words|reasons?|narrative|story)\b/i.test(
    name,
  )
  return Math.min(averageLength, 120) * variety * (saysSo ? 2 : 1)
}

const fieldOf = (name: string): StoryQuestion => {
  if (/\b(went well|works? well|worked|was good|is good|did well|positive)\b/i.test(name)) return 'worked'
  if (/\b(barriers?|got in the way|problems?|difficult(y|ies)|went wrong|prevent)\b/i.test(name)) return 'gotInTheWay'
  return /\b(improve|do better|would have helped|could (we|be)|suggest(ions?)?)\b/i.test(name) ? 'wouldHaveHelped' : 'happened'
}

const slugged = (index: number): string => `question-${index + 1}`

/** Several texts that answer different questions become contributions of their own; a single one is what happened. */
const partsOf = (texts: readonly ColumnProfile[]): ImportMapInput['parts'] =>
  texts.length === 1
    ? texts.map(({ name }) => ({ id: 'main', texts: [{ column: name, field: 'happened' as const }] }))
    : texts.map(({ name, index }) => ({ id: slugged(index), texts: [{ column: name, field: fieldOf(name) }] }))

const isDay = ({ samples }: ColumnProfile): boolean =>
  samples.length > 0 && samples.filter((sample) => parseDay(sample, dayOrderOf(samples)) !== undefined).length >= samples.length * 0.9

const labelColumn = (columns: readonly ColumnProfile[]): ColumnProfile | undefined => {
  const few = columns.filter(({ filled, distinct, longest }) => filled > 0 && longest <= longestImportedValue && distinct <= Math.max(5, filled / 3))
  const called = (pattern: RegExp): ColumnProfile | undefined => few.find(({ name }) => pattern.test(name))
  return called(/^(labels?|themes?|topics?)$/i) ?? called(/\b(label|theme|topic|tag)s?\b/i) ?? called(/^categor(y|ies)$/i)
}

const separatorOf = ({ samples }: ColumnProfile): string | undefined =>
  [';', '|'].find((separator) => samples.some((sample) => sample.includes(separator)))

const isAttribute = ({ filled, distinct, longest }: ColumnProfile): boolean =>
  filled > 0 && longest <= longestImportedValue && distinct <= Math.max(12, filled / 4)

/** The column whose values are the programme's own names. */
const namedColumn = (columns: Iterable<ColumnProfile>, names: readonly string[], called: RegExp): ColumnProfile | undefined =>
  [...columns].find(({ name, samples }) => {
    const matching = samples.filter((sample) => names.includes(sample) || names.includes(slugOf(sample))).length
    return matching > 0 && (matching === samples.length || called.test(name))
  })

/** Columns by what they seem to be. Each is claimed once. */
const sortColumns = (columns: readonly ColumnProfile[], known: KnownNames | undefined) => {
  const left = new Set(columns)
  const claim = (column: ColumnProfile | undefined): ColumnProfile | undefined => {
    if (column) left.delete(column)
    return column
  }
  const find = (is: (column: ColumnProfile) => boolean): ColumnProfile | undefined => claim(columns.find((column) => left.has(column) && is(column)))
  const oneHot = oneHotOf(columns)
  for (const column of oneHot) claim(column)
  const person = find(isPersonId)
  const sourceId = find((column) => isRowId(column) && looksLikeId(column))
  const community = known && claim(namedColumn(left, known.communities, /communit|ethnic|audience/i))
  const stage = known && claim(namedColumn(left, known.stages, /stage|pathway/i))
  const personal = columns.filter((column) => left.has(column) && isPersonal(column))
  for (const column of personal) claim(column)
  const day = find((column) => /\b(date|day|submitted|received|completed|when)\b/i.test(column.name) && isDay(column))
  const language = find(({ name }) => /^(language|lang|locale)$/i.test(name))
  const label = claim(labelColumn([...left]))
  const likely = textColumns([...left])
  const texts = likely.length > 0 ? likely : fallback(left.size > 0 ? [...left] : columns)
  for (const column of texts) claim(column)
  return { oneHot, person, sourceId, community, stage, personal, day, language, label, texts, likely, attributes: [...left].filter(isAttribute) }
}

const labelSources = (oneHot: readonly ColumnProfile[], label: ColumnProfile | undefined): ImportMapInput['labels'] => {
  const marked = oneHot.map(({ name }) => name).filter((name) => !isNoLabel(name) && !isUncodable(name))
  const separator = label && separatorOf(label)
  return [
    ...(marked.length > 0 ? [{ kind: 'one-hot' as const, columns: marked }] : []),
    ...(label ? [{ kind: 'columns' as const, columns: [label.name], ...(separator ? { separator } : {}) }] : []),
  ]
}

const LONG_TEXT = 60

/** Short answers of different people can be alike; a long text that stands there twice was exported twice. */
const alikeIn = (sample: readonly TableRow[]): 'each' | 'once' => {
  const seen = new Set<string>()
  const twice = sample.filter(({ cells }) => {
    const content = JSON.stringify(cells)
    const again = seen.has(content)
    seen.add(content)
    return again
  })
  return twice.some(({ cells }) => cells.some((cell) => cell.trim().length >= LONG_TEXT)) ? 'once' : 'each'
}

/** Guesses how a table becomes contributions, from its header and a sample of its rows. Never guesses that texts name nobody. */
export const proposeMap = (header: readonly string[], sample: readonly TableRow[], known?: KnownNames): Proposal => {
  const found = sortColumns(profileColumns(header, sample), known)
  const { oneHot, person, sourceId, community, stage, personal, day, language, label, texts, likely, attributes } = found
  const alike = alikeIn(sample)
  const map: ImportMapInput = {
    parts: partsOf(texts),
    ...(sourceId ? { sourceId: [sourceId.name] } : { alike }),
    ...(person ? { person: [person.name] } : {}),
    ...(community ? { community: { column: community.name, untranslated: 'keep' } } : {}),
    ...(stage ? { stages: { column: stage.name, untranslated: 'keep' } } : {}),
    ...(day ? { day: { column: day.name, order: dayOrderOf(day.samples) } } : {}),
    ...(language ? { language: { column: language.name } } : {}),
    labels: labelSources(oneHot, label),
    attributes: attributes.map(({ name }) => ({ column: name, name: name.slice(0, longestImportedValue) })),
    leaveOut: oneHot.filter(({ name }) => isUncodable(name)).map(({ name }) => ({ column: name, equals: ['1', 'TRUE', 'true', 'x', 'X'] })),
    deidentified: false,
  }
  return {
    map: ImportMap.parse(map),
    notes: [
      ...(likely.length > 0 ? [] : [noTextNote]),
      ...(oneHot.length > 0 ? [notes.oneHot(oneHot.length)] : []),
      ...(personal.length > 0 ? [notes.notKept(personal.map(({ name }) => name))] : []),
      ...(sourceId ? [] : [notes.alike[alike]]),
      notes.notDeidentified,
    ],
  }
}

/** The guess for a table some of whose columns are spoken for. */
export const withoutTexts = (header: readonly string[], sample: readonly TableRow[], spokenFor: ReadonlySet<string>): Proposal => {
  const kept = header.flatMap((name, index) => (spokenFor.has(name) ? [] : [{ name, index }]))
  const columns = kept.length > 0 ? kept : header.map((name, index) => ({ name, index }))
  const rows = sample.map(({ row, cells }) => ({ row, cells: columns.map(({ index }) => cells[index] ?? '') }))
  return proposeMap(
    columns.map(({ name }) => name),
    rows,
  )
}

/** The best text column, and others nearly as rich. */
const textColumns = (columns: readonly ColumnProfile[]): ColumnProfile[] => {
  const enough = columns.filter((column) => textScore(column) >= 15 && column.averageLength >= 12)
  const best = enough.reduce((most, column) => Math.max(most, textScore(column)), 0)
  return enough.filter((column) => textScore(column) >= best / 3)
}

const fallback = (columns: readonly ColumnProfile[]): ColumnProfile[] => {
  const [best] = columns.filter((column) => !column.numeric && !isPersonal(column)).toSorted((a, b) => textScore(b) - textScore(a))
  return best ? [best] : columns.slice(0, 1)
}
