import type { ReactNode } from 'react'
import type { FieldError } from '../../components/field.ts'
import type { FormValues } from '../../components/form.tsx'
import type { Translate } from '../../i18n/translator.ts'
import type { Filling } from './draft.ts'

export type QuestionProps = {
  readonly filling: Filling
  /** What was typed, when the form came back. */
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

/** One question, on one page. */
export type Question = {
  readonly id: string
  readonly isAnswered: (filling: Filling) => boolean
  readonly read: (values: FormValues, filling: Filling, t: Translate) => { readonly filling: Filling } | { readonly errors: readonly FieldError[] }
  readonly title: (t: Translate, filling: Filling) => string
  readonly Fields: (props: QuestionProps) => ReactNode
}
