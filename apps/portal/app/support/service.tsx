import type { SupportService } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import { Phone } from '../components/phone.tsx'
import { useLanguage } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { languageName, needKeys, placeKeys } from './names.ts'

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <p>
    {name} {children}
  </p>
)

/** How to reach a service, by phone first. */
export const ServiceContact = ({ service: { phone, opening, email, web, address } }: { readonly service: SupportService }) => {
  const t = useMessages()
  return (
    <>
      {phone && (
        <Line name={t('support.phone')}>
          <strong>
            <Phone number={phone} />
          </strong>
        </Line>
      )}
      {opening && (
        <Line name={t('support.opening')}>
          <Text of={opening} />
        </Line>
      )}
      {email && (
        <Line name={t('support.email')}>
          <a href={`mailto:${email}`}>
            <bdi>{email}</bdi>
          </a>
        </Line>
      )}
      {web && (
        <Line name={t('support.web')}>
          <a href={web} rel="noreferrer">
            <bdi>{new URL(web).hostname}</bdi>
          </a>
        </Line>
      )}
      {address && (
        <Line name={t('support.address')}>
          <bdi>{address}</bdi>
        </Line>
      )}
    </>
  )
}

/** Whom a service is for, what it helps with, and which languages people speak there. */
export const ServiceFacts = ({ service: { needs, place, who, spoken, interpreters, checkedOn } }: { readonly service: SupportService }) => {
  const t = useMessages()
  const day = useDay()
  const page = useLanguage()
  return (
    <>
      <p>{t(placeKeys[place])}</p>
      {who && (
        <Line name={t('support.who')}>
          <Text of={who} />
        </Line>
      )}
      <Line name={t('support.helps')}>{needs.map((need) => t(needKeys[need])).join(t('support.and'))}</Line>
      <p>
        {t('support.spoken')}{' '}
        {spoken.map((tag, index) => (
          <span key={tag}>
            {index > 0 && t('support.and')}
            <bdi lang={tag}>{languageName(tag, page)}</bdi>
          </span>
        ))}
        {'. '}
        {interpreters && t('support.interpreters')}
      </p>
      {checkedOn && <p className="nhsuk-body-s">{t('support.checked', { day: day(checkedOn) })}</p>}
    </>
  )
}
