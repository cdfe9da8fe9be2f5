import type { ReactNode } from 'react'
import { writingLanguages } from '../i18n/writing-languages.ts'
import { Button } from './button.tsx'
import { Notice } from './content.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FieldError } from './field.ts'
import { type FormValues, first, PostForm } from './form.tsx'
import { HiddenKey } from './hidden-key.tsx'
import { BackLink } from './navigation.tsx'
import { Page } from './page.tsx'
import { Select } from './select.tsx'

type StaffFormProps = {
  readonly title: string
  /** What the form is about. */
  readonly about?: ReactNode
  readonly back: string
  readonly formKey: string
  readonly errors: readonly FieldError[] | undefined
  readonly send: string
  readonly warning?: boolean
  /** Where the form sends files. */
  readonly multipart?: boolean
  /** Above the fields. */
  readonly before?: ReactNode
  readonly children: ReactNode
}

/** One thing that staff do, on a page of its own. */
export const StaffForm = ({ title, about, back, formKey, errors, send, warning = false, multipart = false, before, children }: StaffFormProps) => (
  <Page title={title} errors={errors} before={<BackLink href={back} />}>
    <ErrorSummary errors={errors} />
    <h1>
      {about && <span className="nhsuk-caption-l">{about}</span>}
      {title}
    </h1>
    {before}
    <PostForm multipart={multipart}>
      <HiddenKey value={formKey} />
      {children}
      <Button look={warning ? 'warning' : 'primary'}>{send}</Button>
    </PostForm>
  </Page>
)

/** The language that the words of a form are in. */
export const LanguageSelect = ({
  values,
  errors,
  hint = 'The public page marks words in another language than its own',
}: {
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
  readonly hint?: string
}) => (
  <Select
    name="language"
    label="Language of these words"
    hint={hint}
    errors={errors}
    value={first(values ?? {}, 'language') ?? 'en'}
    options={writingLanguages.map(([value, label]) => ({ value, label, lang: value }))}
  />
)

/** What was done just now; nothing when the address names nothing known. */
export const DoneNotice = ({ done, said }: { readonly done: string | null; readonly said: Readonly<Record<string, string>> }) => {
  const text = done !== null && Object.hasOwn(said, done) ? said[done] : undefined
  return text === undefined ? null : (
    <Notice title="Done">
      <p>{text}</p>
    </Notice>
  )
}
