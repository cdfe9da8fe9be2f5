import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

export default function ChampionLater() {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('champion.later')}>
      <h1>{t('champion.later')}</h1>
      <p>{t('champion.later-text')}</p>
      <ul>
        <li>
          <a href={to(`/programmes/${id}/gatherings`)}>{t('gatherings.title')}</a>
        </li>
        <li>
          <a href={to(`/programmes/${id}/support`)}>{t('shell.support')}</a>
        </li>
      </ul>
    </Page>
  )
}
