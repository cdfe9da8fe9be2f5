import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { LanguageSelect } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { rowsIn } from './excerpts.ts'

type Named = { readonly id: string; readonly name: string }
export type DraftChoices = {
  readonly organisations: readonly Named[]
  readonly objectives: readonly Named[]
  readonly themes: readonly (Named & { readonly depth: number; readonly contributions: number })[]
  /** Excerpts that the draft rests on already. */
  readonly kept: readonly { readonly printed: string; readonly text: string }[]
}

type DraftFieldsProps = { readonly choices: DraftChoices; readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

const optionsOf = (list: readonly Named[], none: string) => [{ value: '', label: none }, ...list.map(({ id, name }) => ({ value: id, label: name }))]

const Excerpts = ({ choices: { kept }, values, errors }: DraftFieldsProps) => (
  <>
    {kept.length > 0 && (
      <Checkboxes
        name="excerpt"
        label="Words it rests on already"
        hint="Take the tick away to leave one out"
        choices={kept.map(({ printed, text }) => ({ value: printed, label: <q>{text}</q> }))}
        chosen={values.excerpt}
      />
    )}
    <h2 className="nhsuk-heading-m">Words to quote (optional)</h2>
    <p>
      Copy words exactly from the de-identified text of a contribution. The public never sees them here; they are the evidence. Opening the
      contribution is recorded.
    </p>
    <input type="hidden" name="rows" value={rowsIn(values).length} />
    {rowsIn(values).map(({ number, contribution, quote }) => (
      <div key={number}>
        <Input
          name={`contribution-${number}`}
          label={`Contribution ${number}`}
          hint="Its id, the last part of the address of its page"
          errors={errors}
          value={contribution}
          spellCheck={false}
        />
        <Textarea name={`quote-${number}`} label={`Exact words ${number}`} errors={errors} value={quote} rows={2} />
      </div>
    ))}
    <p>
      <Button look="secondary" name="intent" value="more">
        Add another quote
      </Button>
    </p>
  </>
)

/** What a recommendation says, to whom, and what it rests on. */
export const DraftFields = ({ choices, values, errors }: DraftFieldsProps) => (
  <>
    <Select
      name="organisation"
      label="Organisation that is asked"
      errors={errors}
      value={first(values, 'organisation')}
      options={optionsOf(choices.organisations, 'Choose an organisation')}
    />
    {choices.objectives.length > 0 && (
      <Select
        name="objective"
        label="Objective (optional)"
        errors={errors}
        value={first(values, 'objective')}
        options={optionsOf(choices.objectives, 'Under no objective')}
      />
    )}
    <Input name="title" label="Title" hint="One line, as people would say it" errors={errors} value={first(values, 'title')} dir="auto" />
    <Textarea
      name="text"
      label="What is recommended"
      hint="What should change, in plain words"
      errors={errors}
      value={first(values, 'text')}
      rows={6}
    />
    <LanguageSelect values={values} errors={errors} />
    {choices.themes.length > 0 && (
      <Checkboxes
        name="themes"
        label="Themes it rests on"
        hint="The number says how many contributions are coded with the theme itself"
        errors={errors}
        chosen={values.themes}
        choices={choices.themes.map(({ id, name, depth, contributions }) => ({
          value: id,
          label: `${'– '.repeat(depth)}${name} (${contributions})`,
        }))}
      />
    )}
    {choices.themes.length === 0 && <div id="themes" />}
    <Excerpts choices={choices} values={values} errors={errors} />
  </>
)
