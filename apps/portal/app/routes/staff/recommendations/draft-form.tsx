import { Button } from '../../../components/button.tsx'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
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
  /** How much the draft rested on when it was saved last, in words. */
  readonly weight?: readonly string[]
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

const priorities = [
  { value: 'now', label: 'Needed now' },
  { value: 'soon', label: 'Needed soon' },
  { value: 'later', label: 'Can come later' },
]
const strengths = [
  { value: 'strong', label: 'Strong evidence', hint: 'Many people said it, from more than one side, and nothing speaks against it' },
  { value: 'fair', label: 'Fair evidence', hint: 'Several people said it; others may see it differently' },
  { value: 'early', label: 'An early sign', hint: 'Few people said it so far, and it matters enough to be asked' },
]

/** How soon it should be followed, and how much speaks for it; beside what it rests on as it was saved last. */
const Weighing = ({ choices: { weight }, values, errors }: DraftFieldsProps) => (
  <>
    <h2 className="nhsuk-heading-m">How it weighs</h2>
    <p>The public sees all of this once it is published, and what was changed in it before. After that it stays as it is.</p>
    <Radios name="priority" label="How soon it is needed" errors={errors} chosen={first(values, 'priority')} choices={priorities} />
    {weight ? (
      <InsetText>
        <p>As it was saved last it rests on {weight.join('; ')}. Only staff see these numbers.</p>
      </InsetText>
    ) : (
      <p>Once it is saved, this page tells how many people, contributions and communities it rests on.</p>
    )}
    <Radios name="strength" label="How strong the evidence is" errors={errors} chosen={first(values, 'strength')} choices={strengths} />
    <Textarea
      name="because"
      label="Why it is that strong"
      hint="A sentence for everybody, without exact numbers. For example: many people in two communities said it, and the survey agrees"
      errors={errors}
      value={first(values, 'because')}
      rows={2}
    />
  </>
)

/** What a recommendation says, to whom, and what it rests on. */
export const DraftFields = ({ choices, values, errors }: DraftFieldsProps) => (
  <>
    <Checkboxes
      name="organisations"
      label="Organisations that are asked"
      hint="Each answers for itself, by the same day"
      errors={errors}
      chosen={values.organisations}
      choices={choices.organisations.map(({ id, name }) => ({ value: id, label: name }))}
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
    <Weighing choices={choices} values={values} errors={errors} />
  </>
)
