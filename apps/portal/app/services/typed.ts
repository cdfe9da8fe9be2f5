import type { FieldError } from '../components/field.ts'
import { type FormValues, first } from '../components/form.tsx'
import type { Translate } from '../i18n/translator.ts'

/** A text field of a form for residents: the longest it may be, and what to say when it is empty (nothing: it may be). */
export type Typed = { readonly name: string; readonly longest: number; readonly missing?: string }

/** What is wrong with typed fields, in the order they stand; nothing when all is well. */
export const checkTyped = (values: FormValues, fields: readonly Typed[], t: Translate): FieldError[] =>
  fields.flatMap(({ name, longest, missing }) => {
    const text = first(values, name) ?? ''
    if (missing !== undefined && text.trim() === '') return [{ field: name, message: missing }]
    return text.length > longest ? [{ field: name, message: t('gatherings.too-long', { longest }) }] : []
  })
