import type { ProgrammeView } from '@heard/contracts/engagement'
import { createContext, useContext } from 'react'
import { languages, useLanguage } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { answersNow, organisationName } from './organisations.ts'

type Listed = Pick<ProgrammeView, 'organisations'>

/** The organisations that the pages below name. */
export const OrganisationsContext = createContext<Listed>({ organisations: [] })

export const OrganisationName = ({ id }: { readonly id: string }) => {
  const name = organisationName(useContext(OrganisationsContext), id)
  return (
    <bdi>
      <Text of={name} />
    </bdi>
  )
}

/** Several of them, as a sentence lists them. */
export const OrganisationNames = ({ ids }: { readonly ids: readonly string[] }) => {
  const { locale } = languages[useLanguage()]
  return new Intl.ListFormat(locale, { type: 'conjunction' })
    .formatToParts(ids)
    .map(({ type, value }) => (type === 'element' ? <OrganisationName key={value} id={value} /> : value))
}

export const useAnswersNow = (id: string): string | undefined => answersNow(useContext(OrganisationsContext), id)
