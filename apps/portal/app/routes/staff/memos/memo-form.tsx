import { type RefObject, useCallback, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useSelectedWords } from '../contributions/use-selected-words.ts'

type MemoFormProps = {
  readonly hint: string
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

const Fields = ({ hint, formKey, values, errors }: MemoFormProps) => (
  <>
    <HiddenKey value={formKey} />
    <input type="hidden" name="intent" value="memo" />
    <Textarea name="memo" label="New memo" hint={hint} rows={4} errors={errors} value={first(values, 'memo')} />
  </>
)

/** Writes a memo on what the page is about. */
export const MemoForm = (props: MemoFormProps) => (
  <PostForm>
    <Fields {...props} />
    <Button look="secondary">Write the memo</Button>
  </PostForm>
)

type MarkedMemoFormProps = MemoFormProps & { readonly textVersion: number; readonly words: RefObject<Element | null> }

/** Also on some words of a text: selecting them fills the field, typing or pasting does the same without script. */
export const MarkedMemoForm = ({ textVersion, words, ...props }: MarkedMemoFormProps) => {
  const [selected, setSelected] = useState<{ readonly text: string; readonly stretch: string }>()
  useSelectedWords(
    words,
    useCallback((found) => setSelected(found), []),
  )
  return (
    <PostForm>
      <Fields {...props} />
      <Textarea
        key={selected?.stretch ?? 'typed'}
        name="memoQuote"
        label="Words that it is on (optional)"
        hint="Exactly as they stand in the text. Leave it empty for all of it."
        rows={2}
        value={selected?.text ?? first(props.values, 'memoQuote')}
        errors={props.errors}
      />
      <input type="hidden" name="selected" value={selected?.stretch ?? ''} />
      <input type="hidden" name="textVersion" value={textVersion} />
      <Button look="secondary">Write the memo</Button>
    </PostForm>
  )
}
