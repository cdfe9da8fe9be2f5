import { Panel } from '../../components/content.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

export default function MiniEventAskedFor() {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('gatherings.asked.title')}>
      <Panel title={t('gatherings.asked.title')}>{t('gatherings.asked.text')}</Panel>
      <h2>{t('gatherings.asked.next')}</h2>
      <p>{t('gatherings.asked.next-text')}</p>
      <p>
        <a href={to(`/programmes/${id}/gatherings`)}>{t('gatherings.asked.back')}</a>
      </p>
    </Page>
  )
}
