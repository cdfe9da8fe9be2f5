import type { ContributionView } from '@heard/contracts/reporting'
import { InsetText, WarningCallout } from '../../../components/content.tsx'
import type { Headings } from './answer-headings.server.ts'
import { MarkedWords } from './marked-words.tsx'

type WordsPartProps = {
  readonly headings: Headings
  readonly shown: ContributionView
  readonly address: string
  readonly search: string
  readonly mayDeidentify: boolean
  readonly stages: readonly string[]
}

const withText = (search: string, hard: boolean): string => `${search === '' ? '?' : `${search}&`}text=original${hard ? '&despite=warning' : ''}`

const OpenOriginal = ({ address, search, hard }: Pick<WordsPartProps, 'address' | 'search'> & { readonly hard: boolean }) => (
  <p>
    <a href={`${address}${withText(search, hard)}`}>Open the original words</a>
    <br />
    <span className="nhsuk-u-secondary-text-colour">It is recorded that you opened them, and when.</span>
  </p>
)

const Deidentify = ({ address, search, again }: Pick<WordsPartProps, 'address' | 'search'> & { readonly again: boolean }) => (
  <p>
    <a href={`${address}/de-identify${search}`}>{again ? 'De-identify again' : 'De-identify'}</a>
  </p>
)

const Hard = ({ address, search }: Pick<WordsPartProps, 'address' | 'search'>) => (
  <WarningCallout title="Hard to read">
    <p>A colleague says that this contribution is hard to read: it may be about harm or about dying. Nothing is opened yet.</p>
    <ul>
      <li>
        <a href={`${address}${search === '' ? '?' : `${search}&`}despite=warning`}>Show the words</a>
      </li>
      <li>
        <a href={`${address}/hand-over`}>Hand it over to a colleague</a>
      </li>
    </ul>
  </WarningCallout>
)

const Closed = ({ status, why }: { readonly status: string; readonly why?: string }) => {
  const said: Readonly<Record<string, string>> = {
    'not-de-identified': 'The text is not de-identified yet. Until then it cannot be searched, and no words of it can be marked.',
    withdrawn: 'The person withdrew these words, and they were erased.',
    tampered: 'What is stored is not what was recorded. Tell the operator of this installation: these words cannot be trusted.',
    refused: `You may not open these words${why === undefined ? '' : ` (${why})`}.`,
  }
  return (
    <InsetText>
      <p>{said[status]}</p>
    </InsetText>
  )
}

/** The words, and the ways to see more or less of them. */
export const WordsPart = ({ headings, shown, address, search, mayDeidentify, stages }: WordsPartProps) => {
  const { words, codings, language, translation } = shown
  if (words.status === 'hard') return <Hard address={address} search={search} />
  const original = words.status === 'open' && words.text === 'original'
  const marked = codings.flatMap(({ excerpt }) => excerpt ?? [])
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">The words</h2>
      {original && (
        <InsetText>
          <p>
            These are the original words. Your opening them was recorded. <a href={address + search}>Back to the de-identified text</a>.
          </p>
        </InsetText>
      )}
      {words.status === 'open' ? (
        <MarkedWords words={words.words} language={language} marked={marked} {...{ headings, stages }} />
      ) : (
        <Closed {...words} />
      )}
      {translation && (
        <>
          <h2>In English</h2>
          <MarkedWords words={translation} language="en" marked={[]} {...{ headings, stages }} />
        </>
      )}
      {mayDeidentify && words.status !== 'withdrawn' && <Deidentify address={address} search={search} again={words.status === 'open'} />}
      {!original && words.status !== 'withdrawn' && <OpenOriginal address={address} search={search} hard={shown.hard === true} />}
    </>
  )
}
