import type { ContributionView } from '@heard/contracts/reporting'
import { InsetText } from '../../../components/content.tsx'
import { MarkedWords } from './marked-words.tsx'

type WordsPartProps = { readonly shown: ContributionView; readonly address: string; readonly search: string; readonly mayDeidentify: boolean }

const withText = (search: string): string => `${search === '' ? '?' : `${search}&`}text=original`

const OpenOriginal = ({ address, search }: Pick<WordsPartProps, 'address' | 'search'>) => (
  <p>
    <a href={`${address}${withText(search)}`}>Open the original words</a>
    <br />
    <span className="nhsuk-u-secondary-text-colour">It is recorded that you opened them, and when.</span>
  </p>
)

const Deidentify = ({ address, search, again }: Pick<WordsPartProps, 'address' | 'search'> & { readonly again: boolean }) => (
  <p>
    <a href={`${address}/de-identify${search}`}>{again ? 'De-identify again' : 'De-identify'}</a>
  </p>
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
export const WordsPart = ({ shown, address, search, mayDeidentify }: WordsPartProps) => {
  const { words, codings, language } = shown
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
      {words.status === 'open' ? <MarkedWords words={words.words} language={language} marked={marked} /> : <Closed {...words} />}
      {mayDeidentify && words.status !== 'withdrawn' && <Deidentify address={address} search={search} again={words.status === 'open'} />}
      {!original && words.status !== 'withdrawn' && <OpenOriginal address={address} search={search} />}
    </>
  )
}
