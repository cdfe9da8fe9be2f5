import type { ReactNode } from 'react'

/** One thing to change in a form: `field` is the id of the input to go to. */
export type FieldError = { readonly field: string; readonly message: string }

/** What every form field takes. */
export type FieldProps = {
  readonly name: string
  /** The id, where it is not the name. */
  readonly id?: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly errors?: readonly FieldError[] | undefined
  /** The label is the heading of the page: one question per page. */
  readonly heading?: boolean
}

export const errorOf = (errors: readonly FieldError[] | undefined, id: string): string | undefined =>
  errors?.find(({ field }) => field === id)?.message

export const describedBy = (id: string, hint: boolean, error: boolean): { 'aria-describedby'?: string } => {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter((part) => typeof part === 'string')
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}
}

export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
