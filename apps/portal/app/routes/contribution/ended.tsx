import { useLocation } from 'react-router'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'

/** After clearing the device, and after asking for erasure: each is a route. */
export default function Ended() {
  const erased = useLocation().pathname.endsWith('/erased')
  const t = useMessages()
  const to = useLocalPath()
  const title = erased ? t('erase.done') : t('ending.finished')
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <p className="nhsuk-lede-text">{erased ? t('erase.done-text') : t('ending.finished-text')}</p>
      <p>
        <a href={to('/')}>{t('error.home')}</a>
      </p>
    </Page>
  )
}
