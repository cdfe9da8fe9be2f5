import type { FieldError } from '../components/field.ts'
import { type FormValues, first } from '../components/form.tsx'

/** A text field of a form: the longest it may be, and what to say when it is empty (nothing: it may be). */
export type Typed = { readonly name: string; readonly longest: number; readonly missing?: string }

const inEnglish = (longest: number): string => `Use ${longest.toLocaleString('en-GB')} characters or fewer`

/** What is wrong with typed fields, in the order they stand; nothing when all is well. */
export const checkTyped = (values: FormValues, fields: readonly Typed[], tooLong: (longest: number) => string = inEnglish): FieldError[] =>
  fields.flatMap(({ name, longest, missing }) => {
    const text = first(values, name) ?? ''
    if (missing !== undefined && text.trim() === '') return [{ field: name, message: missing }]
    return text.length > longest ? [{ field: name, message: tooLong(longest) }] : []
  })

/** The text of a field, where anything was typed. */
export const typedIn = (values: FormValues, name: string): string | undefined => {
  const text = first(values, name) ?? ''
  return text.trim() === '' ? undefined : text
}

/** Whether somebody typed this, as far as it can be seen: keys, choices and what pages note for themselves are no words. */
export const isTyped = (value: string): boolean => value.trim() !== '' && !/^(?:[a-z0-9-]*|[\w-]{16,}|[[{].*[\]}])$/s.test(value)
