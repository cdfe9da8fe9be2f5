import { type RefObject, useCallback, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useSelectedWords } from './use-selected-words.ts'

type QuotationFormProps = {
  readonly textVersion: number
  readonly words: RefObject<Element | null>
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

/** Selecting words in the text fills the field; typing or pasting does the same without script. */
export const QuotationForm = ({ textVersion, words, formKey, values, errors }: QuotationFormProps) => {
  const [selected, setSelected] = useState<{ readonly text: string; readonly stretch: string }>()
  useSelectedWords(
    words,
    useCallback((found) => setSelected(found), []),
  )
  return (
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="intent" value="propose" />
      <Textarea
        key={selected?.stretch ?? 'typed'}
        name="quotation"
        label="Words to quote"
        hint="Exactly as they stand in the text, without anything that was taken out. Somebody else has to approve them before they are public."
        rows={3}
        value={selected?.text ?? first(values, 'quotation')}
        errors={errors}
      />
      <input type="hidden" name="selected" value={selected?.stretch ?? ''} />
      <input type="hidden" name="textVersion" value={textVersion} />
      <Button look="secondary">Propose the quotation</Button>
    </PostForm>
  )
}
