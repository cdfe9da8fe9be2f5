import { Panel } from '../../components/content.tsx'
import { Page } from '../../components/page.tsx'
import { ShownCode } from '../../components/receipt.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** The call is asked for. A code of its own, where no receipt came with it, is shown this once. */
export const CallAskedFor = ({ receipt }: { readonly receipt: string | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  return (
    <Page title={t('call.asked')}>
      <Panel title={t('call.asked')}>{t('call.asked-text')}</Panel>
      <h2>{t('call.next')}</h2>
      <p>{t('call.next-text')}</p>
      {receipt === undefined ? (
        <p>{t('call.with-receipt')}</p>
      ) : (
        <>
          <h2>{t('call.code')}</h2>
          <p>{t('call.code-text')}</p>
          <ShownCode code={receipt} />
        </>
      )}
      <p>
        <a href={to('/my-call')}>{t('call.mine')}</a>
      </p>
      <h2>{t('call.until-then')}</h2>
      <SupportList support={support} />
      <p>
        <a href={to(`/programmes/${id}`)}>{t('ending.back')}</a>
      </p>
    </Page>
  )
}
