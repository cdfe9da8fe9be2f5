import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'

export default function Finished() {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('ending.finished')}>
      <h1>{t('ending.finished')}</h1>
      <p className="nhsuk-lede-text">{t('ending.finished-text')}</p>
      <p>
        <a href={to('/')}>{t('error.home')}</a>
      </p>
    </Page>
  )
}
