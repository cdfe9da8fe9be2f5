import type { ImportMap } from '@heard/contracts/engagement'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { languageName, type Name } from '../contributions/names.ts'
import { printTranslation } from './map-form.ts'

type SettingsProps = {
  readonly map: ImportMap
  readonly stages: readonly Name[]
  readonly communities: readonly Name[]
  readonly languages: readonly string[]
  readonly errors: readonly FieldError[] | undefined
  /** Whether somebody has said it themselves: a guess never says that texts name nobody. */
  readonly declared: boolean
}

type Value = ImportMap['community'] | ImportMap['stages'] | ImportMap['language'] | undefined

const untranslated = [
  { value: 'keep', label: 'Keep it as it is' },
  { value: 'reject', label: 'Reject the row' },
  { value: 'leave-out', label: 'Leave the value out' },
]

const Translated = ({
  name,
  what,
  value,
  examples,
}: {
  readonly name: string
  readonly what: string
  readonly value: Value
  readonly examples: string
}) => {
  const column = value && 'column' in value ? value : undefined
  return (
    <>
      <Textarea
        name={`${name}-translate`}
        label={`${what}: values of the file and what they mean here (optional)`}
        hint={`One a line, such as ${examples}`}
        rows={3}
        value={printTranslation(column?.translate)}
      />
      <Select
        name={`${name}-untranslated`}
        label={`${what}: a value that is not in the list`}
        options={untranslated}
        value={column?.untranslated ?? 'keep'}
      />
    </>
  )
}

const constantIn = (value: Value): string => (value && 'constant' in value && typeof value.constant === 'string' ? value.constant : '')

const optionsOf = (list: readonly Name[], none: string) => [{ value: '', label: none }, ...list.map(({ id, name }) => ({ value: id, label: name }))]

const CommunityAndStage = ({ map, stages, communities }: SettingsProps) => {
  const constant = map.stages && 'constant' in map.stages ? map.stages.constant : []
  return (
    <>
      <Select
        name="community-constant"
        label="Community of all rows, where no column says it"
        options={optionsOf(communities, 'Not known')}
        value={constantIn(map.community)}
      />
      <Translated name="community" what="Community" value={map.community} examples={`A = ${communities[0]?.id ?? 'none-of-these'}`} />
      {stages.length > 0 && (
        <>
          <Checkboxes
            name="stage-constant"
            label="Stages of all rows, where no column says them"
            choices={stages.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={constant}
          />
          <Input
            name="stage-separator"
            label="What separates several stages in a cell (optional)"
            width={3}
            value={map.stages && 'column' in map.stages ? map.stages.separator : undefined}
          />
          <Translated name="stage" what="Stage" value={map.stages} examples={`Diag = ${stages[0]?.id ?? ''}`} />
        </>
      )}
    </>
  )
}

const orders = [
  { value: 'auto', label: '2021-09-30 or 30 September 2021' },
  { value: 'day-month-year', label: 'Day, month, year: 30/09/2021' },
  { value: 'month-day-year', label: 'Month, day, year: 09/30/2021' },
  { value: 'year-month-day', label: 'Year, month, day: 2021/09/30' },
]
const unreadable = [
  { value: 'leave-out', label: 'Leave the day out' },
  { value: 'reject', label: 'Reject the row' },
]

const LanguageAndDay = ({ map, languages }: SettingsProps) => {
  const day = map.day && 'column' in map.day ? map.day : undefined
  const constant = constantIn(map.language) || 'en'
  const tags = [...new Set([...languages, constant, 'und'])]
  const labels = map.labels.find(({ kind }) => kind === 'columns')
  return (
    <>
      <Select
        name="language-constant"
        label="Language of all rows, where no column says it"
        options={tags.map((tag) => ({ value: tag, label: languageName(tag) }))}
        value={constant}
      />
      <Translated name="language" what="Language" value={map.language} examples="Polish = pl" />
      <Select name="day-order" label="How days are written" options={orders} value={day?.order ?? 'auto'} />
      <Select name="day-unreadable" label="A day that cannot be read" options={unreadable} value={day?.unreadable ?? 'leave-out'} />
      <Input
        name="label-separator"
        label="What separates several labels in a cell (optional)"
        width={3}
        value={labels?.kind === 'columns' ? labels.separator : undefined}
      />
    </>
  )
}

const declarations = [
  { value: 'no', label: 'They may name somebody', hint: 'Each text is de-identified by a person before it is analysed.' },
  { value: 'yes', label: 'I have checked that they name nobody', hint: 'They can be read and coded at once.' },
]
const alike = [
  { value: 'once', label: 'It is the same contribution', hint: 'The file may hold a row twice.' },
  { value: 'each', label: 'They are different people' },
]

/** What holds for the whole file. */
export const Settings = (props: SettingsProps) => {
  const { map, errors, declared } = props
  return (
    <>
      <h2>All rows</h2>
      <Radios
        name="deidentified"
        label="Do the texts name anybody?"
        choices={declarations}
        chosen={declared ? (map.deidentified ? 'yes' : 'no') : undefined}
        errors={errors}
      />
      <Radios
        name="alike"
        label="Rows that are alike in every cell"
        hint="Only where no column is the number of the row"
        choices={alike}
        chosen={map.alike}
        errors={errors}
      />
      <Details summary="Community and stage">
        <CommunityAndStage {...props} />
      </Details>
      <Details summary="Language, day and labels">
        <LanguageAndDay {...props} />
      </Details>
    </>
  )
}
