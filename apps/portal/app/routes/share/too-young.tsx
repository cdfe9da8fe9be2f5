import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Phone } from '../../components/phone.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** Somebody younger than the programme takes stories from meets help, and people who will contact them if they want it. */
export default function TooYoung() {
  const t = useMessages()
  const to = useLocalPath()
  const { id, support, minimumAge } = useProgramme()
  return (
    <Page title={t('ending.too-young')}>
      <h1>{t('ending.too-young')}</h1>
      <p className="nhsuk-lede-text">{t('ending.too-young-text', { age: minimumAge })}</p>
      <h2>{t('young.title')}</h2>
      <ul className="app-support">
        <li className="app-support__urgent">
          <p>
            <strong>{t('young.childline')}</strong> {t('support.phone')} <Phone number="0800 1111" />
          </p>
          <p>{t('young.childline-text')}</p>
          <p>
            <a href="https://www.childline.org.uk" rel="noreferrer">
              {t('support.web')} <bdi>www.childline.org.uk</bdi>
            </a>
          </p>
        </li>
      </ul>
      <h2>{t('young.contact')}</h2>
      <p>{t('young.contact-text')}</p>
      <ButtonLink look="secondary" href={to(`/programmes/${id}/call-me?young`)}>
        {t('young.contact-button')}
      </ButtonLink>
      <h2>{t('done.support')}</h2>
      <SupportList support={support} />
      <p>
        <a href={to(`/programmes/${id}`)}>{t('ending.back')}</a>
      </p>
    </Page>
  )
}
