import { type InformationKind, PieceOwner } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { type Block, Markdown } from '../../../components/markdown.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { ownerNames } from '../pieces/names.ts'
import { labelsOf } from './information-values.ts'

type Fields = { readonly kind: InformationKind; readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

export const markdownHint =
  'Leave a line between paragraphs. **Two stars** make words strong, a line that begins with - is part of a list, [words](https://…) is a link'

/** What information says, in English. */
export const InformationFields = ({ kind, values, errors }: Fields) => {
  const [title, text] = labelsOf(kind)
  return (
    <>
      <Input name="title" label={title} errors={errors} value={first(values, 'title')} />
      <Textarea name="text" label={text} hint={markdownHint} errors={errors} value={first(values, 'text')} rows={kind === 'awareness' ? 5 : 12} />
      {kind !== 'question' && (
        <Input
          name="link"
          label={kind === 'video' ? 'Where the video is' : 'Link (optional)'}
          hint="Begins with https://. Nothing is loaded from there before somebody follows it"
          type="url"
          errors={errors}
          value={first(values, 'link')}
          spellCheck={false}
        />
      )}
      {kind === 'awareness' && (
        <>
          <DateInput name="from" label="First day it is shown" errors={errors} values={values} />
          <DateInput name="until" label="Last day it is shown" errors={errors} values={values} />
        </>
      )}
      <Radios
        name="owner"
        label="Who keeps it true"
        errors={errors}
        chosen={first(values, 'owner')}
        choices={PieceOwner.options.map((value) => ({ value, label: ownerNames[value] }))}
      />
      <DateInput
        name="review"
        label="Day of the next check (optional)"
        hint="Within two years. For example, 27 3 2027. 28 days after it, it is hidden until somebody has checked it"
        errors={errors}
        values={values}
      />
      <Button look="secondary" name="step" value="preview">
        Preview
      </Button>
    </>
  )
}

/** A text as it will look, above the form that it was typed into. */
export const Preview = ({ title, blocks }: { readonly title: string; readonly blocks: readonly Block[] }) => (
  <section className="app-preview" aria-labelledby="preview">
    <h2 className="nhsuk-heading-s" id="preview">
      Preview
    </h2>
    <h3>{title}</h3>
    <Markdown blocks={blocks} level={4} />
  </section>
)
