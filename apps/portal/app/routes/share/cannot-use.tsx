import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { shareIn } from './paths.ts'
import { consentId } from './questions/consent.tsx'
import { StopForm } from './stop-form.tsx'

/** The one agreement that nothing can be done without was refused: that is respected, and said plainly. */
export default function CannotUse() {
  const t = useMessages()
  const to = useLocalPath()
  const { id, notices } = useProgramme()
  const required = notices.filter((notice) => notice.required)
  return (
    <Page title={t('cannot-use.title')}>
      <h1>{t('cannot-use.title')}</h1>
      <p>{t('cannot-use.text')}</p>
      <p>{t('cannot-use.fine')}</p>
      {required.map(({ purpose }) => (
        <ButtonLink key={purpose} href={to(shareIn(id, `/${consentId(purpose)}`))}>
          {t('cannot-use.change')}
        </ButtonLink>
      ))}
      <StopForm />
    </Page>
  )
}
