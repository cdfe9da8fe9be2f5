import type { IdentifyingSpan } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { contextOf, kindNames, printSpan } from './identifiers.ts'
import { MarkedWords } from './marked-words.tsx'
import type { Answers } from './quote.ts'

const kinds = [{ value: '', label: 'Choose a kind' }, ...Object.entries(kindNames).map(([value, label]) => ({ value, label }))]

type Draft = { readonly typed: string; readonly kind: string; readonly nobody: boolean; readonly preview: Answers | undefined }
type DeidentifyFormProps = {
  readonly words: Answers
  readonly offered: readonly IdentifyingSpan[]
  readonly ticked: readonly string[]
  readonly draft: Draft | undefined
  readonly formKey: string
  readonly errors: readonly FieldError[]
}

const Around = ({ words, span }: { readonly words: Answers; readonly span: IdentifyingSpan }) => {
  const { before, marked, after } = contextOf(words, span)
  return (
    <span className="app-words" dir="auto">
      {before}
      <mark>{marked}</mark>
      {after}
    </span>
  )
}

const Proposals = ({ words, offered, ticked, errors }: Pick<DeidentifyFormProps, 'words' | 'offered' | 'ticked' | 'errors'>) => (
  <>
    {offered.map((span) => (
      <input key={printSpan(span)} type="hidden" name="offered" value={printSpan(span)} />
    ))}
    {offered.length === 0 ? (
      <p id="spans">Nothing was found by itself. Read the words: names and places are easily missed.</p>
    ) : (
      <Checkboxes
        name="span"
        id="spans"
        label="What is taken out"
        hint="Found by itself, or added by you. Take a tick away to keep the words."
        errors={errors}
        chosen={ticked}
        choices={offered.map((span) => ({ value: printSpan(span), label: kindNames[span.kind], hint: <Around words={words} span={span} /> }))}
      />
    )}
  </>
)

const Add = ({ draft, errors }: Pick<DeidentifyFormProps, 'draft' | 'errors'>) => (
  <fieldset className="nhsuk-fieldset app-panel">
    <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Add words that identify somebody</legend>
    <Input
      name="typed"
      label="Words"
      hint="Exactly as they stand in the text. Every place where they stand is marked."
      errors={errors}
      value={draft?.typed}
    />
    <Select name="kind" label="Kind" options={kinds} value={draft?.kind} errors={errors} />
    <Button look="secondary" name="intent" value="add">
      Add these words
    </Button>
  </fieldset>
)

const Preview = ({ preview }: { readonly preview: Answers }) => (
  <InsetText>
    <h2 className="nhsuk-heading-s">What analysts will see</h2>
    <MarkedWords words={preview} language="und" marked={[]} />
  </InsetText>
)

const nobody = [{ value: 'yes', label: 'I have read the words, and nothing in them identifies anybody' }]

/** One form, three buttons: add words, look at the result, record it. */
export const DeidentifyForm = ({ words, offered, ticked, draft, formKey, errors }: DeidentifyFormProps) => (
  <PostForm key={offered.map(printSpan).join(' ')}>
    <HiddenKey value={formKey} />
    <Proposals words={words} offered={offered} ticked={ticked} errors={errors} />
    <Add draft={draft} errors={errors} />
    <Checkboxes name="nobody" label="If nothing is taken out" choices={nobody} chosen={draft?.nobody ? ['yes'] : []} errors={errors} />
    {draft?.preview && <Preview preview={draft.preview} />}
    <div className="app-buttons">
      <Button look="secondary" name="intent" value="preview">
        Preview
      </Button>
      <Button name="intent" value="record">
        Record the de-identified text
      </Button>
    </div>
  </PostForm>
)
