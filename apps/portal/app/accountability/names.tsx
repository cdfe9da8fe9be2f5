import type { ProgrammeView } from '@heard/contracts/engagement'
import { createContext, useContext } from 'react'
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

export const useAnswersNow = (id: string): string | undefined => answersNow(useContext(OrganisationsContext), id)
