import { type InformationContent, isInformation, isService, type PieceContent, type ServiceContent } from '@heard/contracts/engagement'
import { SummaryList, type SummaryRow } from '../../../components/content.tsx'
import { directionOf } from '../../../i18n/language.ts'
import { useDay, useMessages } from '../../../i18n/translator.ts'
import { languageName, needKeys, placeKeys } from '../../../support/names.ts'
import { kindNames, labelsOf } from '../information/information-values.ts'
import { ownerNames } from './names.ts'

const InLanguages = ({ words }: { readonly words: Readonly<Record<string, string>> | undefined }) => (
  <>
    {Object.entries(words ?? {}).map(([language, text]) => (
      <p className="app-words" key={language} lang={language} dir={directionOf(language)}>
        {text}
      </p>
    ))}
  </>
)

const optional = (key: string, value: string | undefined): SummaryRow[] => (value === undefined ? [] : [{ key, value: <bdi>{value}</bdi> }])

const useServiceRows = (): (({ about, words }: ServiceContent) => SummaryRow[]) => {
  const t = useMessages()
  return ({ about, words }) => [
    { key: 'Name', value: <InLanguages words={words.name} /> },
    { key: 'What it does', value: <InLanguages words={words.what} /> },
    { key: 'Helps with', value: about.needs.map((need) => t(needKeys[need])).join(', ') },
    { key: 'Whom it is for', value: t(placeKeys[about.place]) },
    ...(words.who ? [{ key: 'Who can go there', value: <InLanguages words={words.who} /> }] : []),
    ...optional('Phone', words.phone),
    ...(words.opening ? [{ key: 'Open', value: <InLanguages words={words.opening} /> }] : []),
    ...optional('E-mail', words.email),
    ...optional('Website', words.web),
    ...optional('Address', words.address),
    {
      key: 'Languages',
      value: `${about.spoken.map((tag) => languageName(tag, 'en')).join(', ')}${about.interpreters ? '; interpreters for others' : ''}`,
    },
  ]
}

const useInformationRows = (): (({ about, words }: InformationContent) => SummaryRow[]) => {
  const day = useDay()
  return ({ about, words }) => {
    const [title, text] = labelsOf(about.kind)
    return [
      { key: 'Kind', value: kindNames[about.kind] },
      { key: title, value: <InLanguages words={words.title} /> },
      { key: text, value: <InLanguages words={words.text} /> },
      ...optional('Link', words.link),
      ...(about.kind === 'awareness' ? [{ key: 'Shown', value: `from ${day(about.from)} until ${day(about.until)}` }] : []),
    ]
  }
}

/** All that a version says. */
export const PieceContents = ({ content }: { readonly content: PieceContent }) => {
  const day = useDay()
  const [service, information] = [useServiceRows(), useInformationRows()]
  const { owner, reviewBy, unchecked } = content
  const own = isService(content) ? service(content) : isInformation(content) ? information(content) : []
  return (
    <SummaryList
      rows={[
        ...own,
        { key: 'Kept true by', value: ownerNames[owner] },
        { key: 'Next check when written', value: reviewBy ? day(reviewBy) : 'None' },
        ...(unchecked.length > 0
          ? [{ key: 'Not yet read by a native speaker', value: unchecked.map((tag) => languageName(tag, 'en')).join(', ') }]
          : []),
      ]}
    />
  )
}
