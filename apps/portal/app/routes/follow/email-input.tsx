import type { FieldError } from '../../components/field.ts'
import { Input } from '../../components/input.tsx'
import { useMessages } from '../../i18n/translator.ts'

type Props = { readonly errors: readonly FieldError[] | undefined; readonly value: string | undefined; readonly hint?: string }

export const EmailInput = ({ errors, value, hint }: Props) => (
  <Input
    name="email"
    type="email"
    label={useMessages()('follow.email')}
    hint={hint}
    errors={errors}
    value={value}
    autoComplete="email"
    spellCheck={false}
    dir="ltr"
    width={30}
  />
)
