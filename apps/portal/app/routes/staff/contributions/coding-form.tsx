import { type RefObject, useCallback, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { indented, type ThemeName } from './names.ts'
import { useSelectedWords } from './use-selected-words.ts'

type CodingFormProps = {
  readonly themes: readonly ThemeName[]
  /** The version of the text that excerpts are marked in; left out where there is no text to mark. */
  readonly textVersion: number | undefined
  readonly words: RefObject<Element | null>
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

const parts = [
  { value: 'whole', label: 'All of it' },
  { value: 'excerpt', label: 'Some words of it', hint: 'Mark them in the text above, or copy them into the field below.' },
]

/** Selecting words in the text fills the field and chooses the excerpt; typing does the same without script. */
export const CodingForm = ({ themes, textVersion, words, formKey, values, errors }: CodingFormProps) => {
  const [selected, setSelected] = useState<{ readonly text: string; readonly stretch: string }>()
  useSelectedWords(
    words,
    useCallback((found) => setSelected(found), []),
  )
  const options = [
    { value: '', label: 'Choose a theme' },
    ...themes.filter(({ retired }) => !retired).map((theme) => ({ value: theme.id, label: indented(theme) })),
  ]
  const excerpts = textVersion !== undefined
  return (
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="intent" value="code" />
      <Select name="theme" label="Theme" options={options} value={first(values, 'theme')} errors={errors} />
      {excerpts ? (
        <>
          <Radios
            key={selected ? 'selected' : 'asked'}
            name="part"
            label="What to code"
            choices={parts}
            chosen={selected ? 'excerpt' : first(values, 'part')}
            errors={errors}
          />
          <Textarea
            key={selected?.stretch ?? 'typed'}
            name="quote"
            label="Words to code"
            hint="Exactly as they stand in the text. Leave it empty to code all of it."
            rows={3}
            value={selected?.text ?? first(values, 'quote')}
            errors={errors}
          />
          <input type="hidden" name="selected" value={selected?.stretch ?? ''} />
          <input type="hidden" name="textVersion" value={textVersion} />
        </>
      ) : (
        <input type="hidden" name="part" value="whole" />
      )}
      <Button>Code</Button>
    </PostForm>
  )
}
