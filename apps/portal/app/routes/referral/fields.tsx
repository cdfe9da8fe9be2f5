import type { AnswerOf } from '@heard/contracts'
import type { referralForm } from '@heard/contracts/engagement'
import type { FieldError } from '../../components/field.ts'
import { ContinueButton, type FormValues, first, PostForm } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { useMessages } from '../../i18n/translator.ts'

export type ReferralProps = {
  readonly form: NonNullable<AnswerOf<typeof referralForm>['form']>
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly formKey: string
}

/** What the service wants to know: never more than it agreed to take. */
export const ReferralFields = ({ form: { partner, fields }, values, errors, formKey }: ReferralProps) => {
  const t = useMessages()
  return (
    <>
      <p className="nhsuk-lede-text">{t('referral.lede', { partner })}</p>
      <PostForm>
        <HiddenKey value={formKey} />
        <input type="hidden" name="step" value="check" />
        <Input name="name" label={t('referral.name')} errors={errors} value={first(values, 'name')} autoComplete="name" width={30} dir="auto" />
        <Input
          name="contact"
          label={t('referral.contact')}
          hint={t('referral.contact-hint')}
          errors={errors}
          value={first(values, 'contact')}
          width={30}
          dir="ltr"
        />
        {fields.includes('about') && (
          <Textarea
            name="about"
            label={t('referral.about')}
            hint={t('referral.about-hint')}
            errors={errors}
            value={first(values, 'about')}
            rows={4}
          />
        )}
        {fields.includes('language') && (
          <Input name="language" label={t('referral.language')} errors={errors} value={first(values, 'language')} width={20} dir="auto" />
        )}
        <ContinueButton />
      </PostForm>
    </>
  )
}
