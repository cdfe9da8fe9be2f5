import type { ReactNode } from 'react'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { directionOf } from '../../../i18n/language.ts'
import { languageName } from '../contributions/names.ts'
import type { ReaderKey } from './words-form.ts'

type FieldsProps = { readonly readers: readonly ReaderKey[]; readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** The English words stand open, all others to be opened; those with words or errors are open too. */
const ForEachReader = ({ readers, values, errors = [], children }: FieldsProps & { readonly children: (reader: ReaderKey) => ReactNode }) =>
  readers.map((reader) => {
    const { language, easyRead, key } = reader
    if (key === 'en-standard') return <div key={key}>{children(reader)}</div>
    const isUsed = [first(values, `text-${key}`), first(values, `title-${key}`)].some((text) => text !== undefined && text !== '')
    const isWrong = errors.some(({ field }) => field.endsWith(`-${key}`))
    return (
      <Details key={key} summary={`${languageName(language)}, ${easyRead ? 'easy read' : 'standard'}`} open={isUsed || isWrong}>
        {children(reader)}
      </Details>
    )
  })

const suffix = ({ language, easyRead }: ReaderKey): string => ` (${languageName(language)}${easyRead ? ', easy read' : ''})`

export const TitleFields = (props: FieldsProps) => (
  <ForEachReader {...props}>
    {(reader) => {
      const { key, language } = reader
      return (
        <>
          <Input
            name={`title-${key}`}
            label={`Title${suffix(reader)}`}
            errors={props.errors}
            value={first(props.values, `title-${key}`)}
            dir={directionOf(language)}
          />
          <Textarea
            name={`intro-${key}`}
            label={`Introduction${suffix(reader)} (optional)`}
            errors={props.errors}
            value={first(props.values, `intro-${key}`)}
            rows={3}
          />
        </>
      )
    }}
  </ForEachReader>
)

type Line = { readonly part: 'text' | 'hint' | 'options' | 'rows'; readonly label: string; readonly hint?: string; readonly rows: number }

const lines: readonly Line[] = [
  { part: 'text', label: 'Question', rows: 2 },
  { part: 'hint', label: 'Hint', hint: 'Optional: what helps to answer', rows: 2 },
  { part: 'options', label: 'Options', hint: 'One on each line. For a scale, every point from low to high; for a matrix, its columns', rows: 5 },
  { part: 'rows', label: 'Rows of a matrix', hint: 'One on each line', rows: 3 },
]

export const QuestionWordsFields = (props: FieldsProps) => (
  <ForEachReader {...props}>
    {(reader) =>
      lines.map(({ part, label, hint, rows }) => (
        <Textarea
          key={part}
          name={`${part}-${reader.key}`}
          label={label + suffix(reader)}
          hint={hint}
          errors={props.errors}
          value={first(props.values, `${part}-${reader.key}`)}
          rows={rows}
        />
      ))
    }
  </ForEachReader>
)
