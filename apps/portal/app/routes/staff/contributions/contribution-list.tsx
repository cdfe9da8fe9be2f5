import type { ContributionSummary } from '@heard/contracts/reporting'
import { Tag } from '../../../components/content.tsx'
import { directionOf } from '../../../i18n/language.ts'
import { useDay } from '../../../i18n/translator.ts'
import { languageName, type Names, nameIn, originNames, stateNames } from './names.ts'

const colours = { received: 'yellow', 'de-identified': 'blue', coded: 'green', withdrawn: 'grey' } as const

type EntryProps = { readonly entry: ContributionSummary; readonly names: Names; readonly href: string | undefined }

const nothingToShow = {
  received: 'Not de-identified yet, so there is nothing to show here.',
  withdrawn: 'Withdrawn, and its words with it.',
}
const notForYou = 'Your role does not include reading what people said.'

const hardToRead = 'Hard to read: a colleague warns of it. Its words are shown when you ask for them on its page.'

const Extract = ({ extract, language, state, hard }: ContributionSummary) => {
  if (hard) return <p className="nhsuk-u-secondary-text-colour">{hardToRead}</p>
  if (extract === undefined) {
    const why = state === 'received' || state === 'withdrawn' ? nothingToShow[state] : notForYou
    return <p className="nhsuk-u-secondary-text-colour">{why}</p>
  }
  const marked = language === 'und' ? { dir: 'auto' } : { lang: language, dir: directionOf(language) }
  return (
    <p className="app-words" {...marked}>
      {extract}
    </p>
  )
}

const Entry = ({ entry, names, href }: EntryProps) => {
  const day = useDay()
  const title = `${originNames[entry.origin]}, ${day(entry.at)}`
  const about = [
    entry.stages.map((id) => nameIn(names.stages, id)).join(', '),
    entry.community === undefined ? '' : nameIn(names.communities, entry.community),
    entry.language === 'en' ? '' : languageName(entry.language),
  ].filter(Boolean)
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-xs">{href ? <a href={href}>{title}</a> : title}</h2>
        <Tag colour={colours[entry.state]}>{stateNames[entry.state]}</Tag>
      </div>
      <Extract {...entry} />
      {about.length > 0 && <p className="app-entries__about">{about.join(' · ')}</p>}
      {entry.themes.length > 0 && (
        <ul className="app-themes" aria-label="Themes">
          {entry.themes.map((id) => (
            <li key={id}>{nameIn(names.themes, id)}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

type ListProps = {
  readonly entries: readonly ContributionSummary[]
  readonly names: Names
  /** The address of one, where somebody may open it. */
  readonly hrefOf: ((contribution: string) => string) | undefined
}

export const ContributionList = ({ entries, names, hrefOf }: ListProps) => (
  <ul className="app-entries">
    {entries.map((entry) => (
      <Entry key={entry.contribution} entry={entry} names={names} href={hrefOf?.(entry.contribution)} />
    ))}
  </ul>
)
