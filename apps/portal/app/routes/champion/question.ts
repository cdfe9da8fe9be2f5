import type { ProgrammeView } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import type { FieldError } from '../../components/field.ts'
import type { FormValues } from '../../components/form.tsx'
import type { Translate } from '../../i18n/translator.ts'
import type { Filling } from './draft.ts'

export type QuestionProps = {
  readonly programme: ProgrammeView
  readonly filling: Filling
  /** What was typed, when the form came back. */
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

type Read = { readonly filling: Filling } | { readonly errors: readonly FieldError[] } | { readonly leave: 'later' }

/** One question, on one page. */
export type Question = {
  readonly id: string
  readonly isAnswered: (filling: Filling) => boolean
  readonly read: (values: FormValues, filling: Filling, t: Translate) => Read
  readonly title: (t: Translate) => string
  readonly Fields: (props: QuestionProps) => ReactNode
  /** What was answered, as the check at the end and the page of the receipt show it; nothing where it was left open. */
  readonly answer: (filling: Partial<Filling>, t: Translate, programme: Pick<ProgrammeView, 'communities'> | undefined) => ReactNode
}
