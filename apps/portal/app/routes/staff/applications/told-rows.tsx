import type { ApplicationDetails } from '@heard/contracts/champions'
import type { ProgrammeView } from '@heard/contracts/engagement'
import type { SummaryRow } from '../../../components/content.tsx'
import type { Translate } from '../../../i18n/translator.ts'
import { questionsFor } from '../../champion/questions.ts'

const shortNames: Readonly<Record<string, string>> = {
  age: 'Age',
  adult: 'Grown-up they trust',
  community: 'Community',
  about: 'About',
  involvement: 'Would like to',
  languages: 'Languages',
  availability: 'Has time',
  references: 'References',
  reach: 'Contact',
}

/** What an applicant told, where they told anything. */
export const toldRows = (details: ApplicationDetails, t: Translate, communities: ProgrammeView['communities']): SummaryRow[] =>
  questionsFor({ age: details.age, asksReferences: true }).flatMap(({ id, title, answer }) => {
    const told = answer(details, t, { communities })
    return told ? [{ key: shortNames[id] ?? title(t), value: told }] : []
  })
