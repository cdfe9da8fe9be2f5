import type { Wording } from '@heard/contracts/reporting'
import { WordingLine } from '../components/wording.tsx'
import { useMessages } from '../i18n/translator.ts'

/** One page that shows what was done, with the name of its website, so that nobody is surprised where it leads. */
const NamedLink = ({ of }: { readonly of: Wording }) => {
  if (of.status !== 'open' || of.link === undefined) return <WordingLine of={of} />
  return (
    <>
      <a href={of.link} rel="external nofollow noopener noreferrer" referrerPolicy="no-referrer">
        <WordingLine of={of} />
      </a>{' '}
      <bdi className="app-quiet">({new URL(of.link).hostname})</bdi>
    </>
  )
}

/** Pages that show what was done. Nothing is fetched from them. */
export const NamedLinks = ({ links }: { readonly links: readonly Wording[] }) => {
  const t = useMessages()
  if (links.length === 0) return null
  return (
    <>
      <p>{t('report.links')}:</p>
      <ul>
        {links.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stand in a fixed order
          <li key={index}>
            <NamedLink of={link} />
          </li>
        ))}
      </ul>
    </>
  )
}
