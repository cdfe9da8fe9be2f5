import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/choices.tsx'
import { InsetText, SummaryList } from '../../components/content.tsx'
import { first, PostForm } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { Text, Words } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import type { ReferralProps } from './fields.tsx'

const labelKeys = {
  name: 'referral.name',
  contact: 'referral.contact',
  about: 'referral.about-short',
  language: 'referral.language-short',
} as const

/** Exactly what is passed on to whom, and the words to agree to. */
export const CheckReferral = ({ form: { partner, fields, notice, noticeHash }, values, errors, formKey }: ReferralProps) => {
  const t = useMessages()
  const told = fields.filter((field) => (first(values, field) ?? '').trim() !== '')
  const kept = told.map((field) => <input key={field} type="hidden" name={field} value={first(values, field)} />)
  return (
    <>
      <p className="nhsuk-lede-text">{t('referral.check-text', { partner })}</p>
      <SummaryList rows={told.map((field) => ({ key: t(labelKeys[field]), value: <Words text={first(values, field) ?? ''} /> }))} />
      <PostForm>
        {kept}
        <input type="hidden" name="step" value="change" />
        <Button look="secondary">{t('referral.change')}</Button>
      </PostForm>
      <h2>{t('referral.consent')}</h2>
      <InsetText>
        <p>
          <Text of={notice} />
        </p>
      </InsetText>
      <PostForm>
        <HiddenKey value={formKey} />
        {kept}
        <input type="hidden" name="notice" value={noticeHash} />
        <input type="hidden" name="step" value="send" />
        <Checkboxes name="agree" label={t('referral.agree')} errors={errors} choices={[{ value: 'yes', label: t('referral.agree-yes') }]} />
        <Button>{t('referral.send')}</Button>
      </PostForm>
    </>
  )
}
