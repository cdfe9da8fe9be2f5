import type { SupportService } from '@heard/contracts/engagement'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { ShownCode } from '../../components/receipt.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { ServiceContact } from '../../support/service.tsx'

type SentProps = { readonly service: SupportService; readonly partner: string; readonly receipt: string }

/** It is on its way: what happens next, and the code by which it can be followed and taken back. */
export const ReferralSent = ({ service, partner, receipt }: SentProps) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('referral.sent')}>
      <Panel title={t('referral.sent')}>{t('referral.sent-to', { partner })}</Panel>
      <h2>{t('referral.code')}</h2>
      <p>{t('referral.code-text')}</p>
      <ShownCode code={receipt} />
      <PostForm action={to('/my-request')}>
        <input type="hidden" name="code" value={receipt} />
        <Button look="secondary">{t('referral.see')}</Button>
      </PostForm>
      <h2>{t('referral.next')}</h2>
      <p>{t('referral.next-text', { partner })}</p>
      <div className="app-support">
        <ServiceContact service={service} />
      </div>
    </Page>
  )
}
