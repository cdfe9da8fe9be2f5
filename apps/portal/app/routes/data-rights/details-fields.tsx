import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { useMessages } from '../../i18n/translator.ts'

type Props = {
  readonly label: string
  readonly hint: string
  readonly errors: readonly FieldError[] | undefined
  readonly values: FormValues
  /** The code that was entered here a short while ago. */
  readonly receipt: string | undefined
}

export const DetailsFields = ({ label, hint, errors, values, receipt }: Props) => {
  const t = useMessages()
  return (
    <>
      <Textarea name="words" label={label} hint={hint} errors={errors} value={first(values, 'words')} rows={6} />
      <h2>{t('data-rights.answer')}</h2>
      <p>{t('data-rights.answer-text')}</p>
      <Input
        name="contact"
        label={t('data-rights.contact')}
        hint={t('data-rights.contact-hint')}
        errors={errors}
        value={first(values, 'contact')}
        dir="auto"
      />
      <Input
        name="receipt"
        label={t('data-rights.receipt')}
        hint={t('data-rights.receipt-hint')}
        errors={errors}
        value={first(values, 'receipt') ?? receipt}
        width={30}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
      />
    </>
  )
}
