import { useMessages } from '../i18n/translator.ts'
import type { FieldError } from './field.ts'
import { Input } from './input.tsx'

type Props = {
  readonly label: string
  readonly value: string | undefined
  readonly errors: readonly FieldError[] | undefined
  /** Whether the label is the heading of the page. */
  readonly heading?: boolean
  /** Where there are two on a page. */
  readonly id?: string
}

/** Where somebody types a code that they were given: `code` in the form. */
export const CodeInput = (props: Props) => {
  const t = useMessages()
  return <Input name="code" hint={t('mine.code-hint')} width={30} autoComplete="off" spellCheck={false} dir="ltr" {...props} />
}
