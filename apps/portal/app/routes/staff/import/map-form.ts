import { given } from '@heard/contracts'
import type { ImportMap, ImportMapInput, StoryQuestion } from '@heard/contracts/engagement'

/** What a column may be in an import. */
export const roles = {
  '': 'Not used',
  'words.happened': 'Words: what happened',
  'words.worked': 'Words: what worked',
  'words.gotInTheWay': 'Words: what got in the way',
  'words.wouldHaveHelped': 'Words: what would have helped',
  source: 'Number of the row',
  person: 'Number of the person',
  community: 'Community',
  stage: 'Stage',
  language: 'Language',
  day: 'Day it was given',
  label: 'Labels',
  mark: 'A label with a mark where it applies',
  attribute: 'Kept beside the words',
} as const
type AnswerColumn = NonNullable<ImportMap['answers']>['columns'][number]
type Answered = Pick<AnswerColumn, 'question' | 'row'>
export type RoleOfColumn = keyof typeof roles | `answer.${string}`

const answering = /^answer\.([0-9a-f-]{36})(?:\.([0-9a-f-]{36}))?$/
/** The role of a column that answers a question of a conversation, or one line of it. */
export const answerRole = ({ question, row }: Answered): RoleOfColumn => `answer.${question}${row === undefined ? '' : `.${row}`}`

const isRole = (name: string): name is RoleOfColumn => Object.hasOwn(roles, name) || answering.test(name)
const isWords = (role: RoleOfColumn): role is `words.${StoryQuestion}` => role.startsWith('words.')

const columnOf = (value: object | undefined): string | undefined => (value && 'column' in value ? String(value.column) : undefined)

/** What a column is in a map. */
export const roleIn = (map: ImportMap, column: string): RoleOfColumn => {
  const text = map.parts.flatMap(({ texts }) => texts).find((each) => each.column === column)
  if (text) return `words.${text.field}`
  const answer = map.answers?.columns.find((each) => each.column === column)
  if (answer) return answerRole(answer)
  if (map.sourceId?.includes(column)) return 'source'
  if (map.person?.includes(column)) return 'person'
  if (columnOf(map.community) === column) return 'community'
  if (columnOf(map.stages) === column) return 'stage'
  if (columnOf(map.language) === column) return 'language'
  if (columnOf(map.day) === column) return 'day'
  const labels = map.labels.find(({ columns }) => columns.includes(column))
  if (labels) return labels.kind === 'columns' ? 'label' : 'mark'
  return map.attributes.some((attribute) => attribute.column === column) ? 'attribute' : ''
}

/** Columns that belong to one contribution of a row carry the same number. */
export const partIn = (map: ImportMap, column: string): string => {
  const index = map.parts.findIndex(({ texts }) => texts.some((text) => text.column === column))
  return index < 0 ? '' : String(index + 1)
}

/** How a form says a map: roles and parts in the order of the columns; the rest by name. */
export type MapForm = {
  readonly columns: readonly string[]
  readonly roles: readonly string[]
  readonly parts: readonly string[]
  readonly value: (name: string) => string
  readonly values: (name: string) => readonly string[]
}

type Chosen = { readonly column: string; readonly role: RoleOfColumn; readonly part: string }

const partsOf = (base: ImportMap, chosen: readonly Chosen[]): ImportMapInput['parts'] => {
  const texts = chosen.flatMap(({ column, role, part }) =>
    isWords(role) ? [{ column, part: part || '1', field: role.slice(6) as StoryQuestion }] : [],
  )
  return [...new Set(texts.map(({ part }) => part))].map((part) => {
    const known = base.parts[Number(part) - 1]
    return {
      id: known?.id ?? `part-${part.replaceAll(/\D/g, '') || '1'}`,
      texts: texts.filter((text) => text.part === part).map(({ column, field }) => ({ column, field })),
      stages: known?.stages ?? [],
    }
  })
}

const answersOf = (form: MapForm, chosen: readonly Chosen[]): ImportMapInput['answers'] => {
  const columns = chosen.flatMap(({ column, role }): AnswerColumn[] => {
    const [, question, row] = answering.exec(role) ?? []
    return question === undefined ? [] : [{ column, question, ...given({ row }) }]
  })
  const conversation = form.value('conversation')
  return conversation === '' || columns.length === 0 ? undefined : { conversation, columns }
}

const some = (columns: readonly string[]): string[] | undefined => (columns.length > 0 ? [...columns] : undefined)

/** Lines such as `F = female`. */
export const translationIn = (typed: string): Record<string, string> =>
  Object.fromEntries(
    typed.split('\n').flatMap((line) => {
      const cut = line.lastIndexOf('=')
      return cut < 1 ? [] : [[line.slice(0, cut).trim(), line.slice(cut + 1).trim()]]
    }),
  )

export const printTranslation = (translate: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(translate ?? {})
    .map(([from, to]) => `${from} = ${to}`)
    .join('\n')

type FromColumn = { column: string; translate?: Record<string, string>; untranslated: 'keep' | 'reject' | 'leave-out' }

const fromColumn = (form: MapForm, name: string, column: string): FromColumn => {
  const translate = translationIn(form.value(`${name}-translate`))
  const untranslated = form.value(`${name}-untranslated`)
  return {
    column,
    ...(Object.keys(translate).length > 0 ? { translate } : {}),
    untranslated: untranslated === 'reject' || untranslated === 'leave-out' ? untranslated : 'keep',
  }
}

const dayOf = (form: MapForm, column: string): ImportMapInput['day'] => {
  const order = form.value('day-order')
  const known = order === 'day-month-year' || order === 'month-day-year' || order === 'year-month-day' ? order : 'auto'
  return { column, order: known, unreadable: form.value('day-unreadable') === 'reject' ? 'reject' : 'leave-out' }
}

const labelsOf = (base: ImportMap, form: MapForm, chosen: (role: RoleOfColumn) => string[]): ImportMapInput['labels'] => {
  const separator = form.value('label-separator')
  const marks = base.labels.find(({ kind }) => kind === 'one-hot')
  const columns = some(chosen('label'))
  const oneHot = some(chosen('mark'))
  return [
    ...(oneHot ? [{ kind: 'one-hot' as const, columns: oneHot, ...(marks?.kind === 'one-hot' ? { marks: marks.marks } : {}) }] : []),
    ...(columns ? [{ kind: 'columns' as const, columns, ...(separator === '' ? {} : { separator }) }] : []),
  ]
}

const oneValue = (form: MapForm, name: string, column: string | undefined): FromColumn | { constant: string } | undefined => {
  if (column !== undefined) return fromColumn(form, name, column)
  const constant = form.value(`${name}-constant`)
  return constant === '' ? undefined : { constant }
}

const stagesOf = (form: MapForm, column: string | undefined): ImportMapInput['stages'] => {
  const separator = form.value('stage-separator')
  if (column !== undefined) return { ...fromColumn(form, 'stage', column), ...(separator === '' ? {} : { separator }) }
  const constant = form.values('stage-constant').filter(Boolean)
  return constant.length > 0 ? { constant: [...constant] } : undefined
}

/** The map that a form says. What the form does not ask for (renamed and ignored labels, leave-out rules, constants) is taken over from `base`. */
export const mapFromForm = (base: ImportMap, form: MapForm): ImportMapInput => {
  const all = form.columns.map((column, index): Chosen => {
    const role = form.roles[index] ?? ''
    return { column, role: isRole(role) ? role : '', part: form.parts[index] ?? '' }
  })
  const chosen = (role: RoleOfColumn): string[] => all.filter((each) => each.role === role).map(({ column }) => column)
  const sourceId = some(chosen('source'))
  const [day] = chosen('day')
  return {
    layout: base.layout,
    parts: partsOf(base, all),
    ...given({
      answers: answersOf(form, all),
      sourceId,
      person: some(chosen('person')),
      community: oneValue(form, 'community', chosen('community')[0]),
      stages: stagesOf(form, chosen('stage')[0]),
      day: day === undefined ? undefined : dayOf(form, day),
    }),
    ...(sourceId ? {} : { alike: form.value('alike') === 'each' ? ('each' as const) : ('once' as const) }),
    language: oneValue(form, 'language', chosen('language')[0]) ?? { constant: 'en' },
    labels: labelsOf(base, form, chosen),
    renameLabels: base.renameLabels,
    ignoreLabels: base.ignoreLabels,
    attributes: chosen('attribute').map((column) => base.attributes.find((each) => each.column === column) ?? { column, name: column.slice(0, 200) }),
    constants: base.constants,
    leaveOut: base.leaveOut,
    deidentified: form.value('deidentified') === 'yes',
  }
}
