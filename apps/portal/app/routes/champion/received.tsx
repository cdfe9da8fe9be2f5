import { Panel } from '../../components/content.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

export default function ApplicationReceived() {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('champion.received')}>
      <Panel title={t('champion.received')}>{t('champion.received-text')}</Panel>
      <h2>{t('gatherings.asked.next')}</h2>
      <p>{t('champion.received-next')}</p>
      <p>
        <a href={to(`/programmes/${id}`)}>{t('champion.back')}</a>
      </p>
    </Page>
  )
}
