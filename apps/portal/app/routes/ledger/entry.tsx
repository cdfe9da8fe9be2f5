import type { ShownEntry } from '@heard/contracts/ledger'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, useMessages } from '../../i18n/translator.ts'
import { CheckElsewhere, CheckResults } from '../../ledger/check/check-parts.tsx'
import { EntrySentence } from '../../ledger/entry-sentence.tsx'
import { entryName, proofName } from '../../ledger/files.ts'
import { ProgrammesContext } from '../../ledger/names.ts'
import { inReadingOrder, useFieldName, Words } from '../../ledger/shown-words.tsx'
import { publicPage } from '../../services/page-tag.ts'
import { Recorded } from './entry-item.tsx'
import { pageAbout, readEntry, readProgrammes, readStatus } from './reads.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const [shown, status, programmes] = await Promise.all([readEntry(call, params.index), readStatus(call), readProgrammes(call, languageOf(request))])
  return { shown, verifierKey: status.verifierKey, programmes }
}

export const headers = () => publicPage

const seeKeys = {
  recommendation: 'entry.see',
  commitment: 'entry.see-promise',
  report: 'entry.see-report',
  results: 'entry.see-results',
} as const satisfies Record<string, MessageKey>

const SeePage = ({ shown }: { readonly shown: ShownEntry }) => {
  const t = useMessages()
  const to = useLocalPath()
  const about = pageAbout(shown)
  if (!about) return null
  const link = (text: unknown) => (
    <a href={to(about.path)} key="page">
      {String(text)}
    </a>
  )
  return <p>{t.rich(seeKeys[about.kind], { link })}</p>
}

/** The words with their seals; the script finds here what it checks. */
const BoundWords = ({ wording }: Pick<ShownEntry, 'wording'>) => {
  const t = useMessages()
  const fieldName = useFieldName()
  if (wording.length === 0) return null
  return (
    <>
      <h2>{t('entry.words')}</h2>
      <p>{t('entry.words-about')}</p>
      {inReadingOrder(wording).map((bound) => {
        const { field, binding, state, file } = bound
        const name = fieldName(field)
        return (
          <div key={binding} data-binding={binding} data-name={name} data-state={state} data-file={file}>
            <h3>{name}</h3>
            <Words of={bound} />
            <p className="app-quiet">
              {t.rich('entry.seal', {
                binding: (
                  <bdi className="app-code" key="binding">
                    {binding}
                  </bdi>
                ),
              })}
            </p>
          </div>
        )
      })}
    </>
  )
}

const Check = () => {
  const { shown, verifierKey } = useLoaderData<typeof loader>()
  const t = useMessages()
  const { index, proof } = shown
  return (
    <>
      <h2>{t('entry.check')}</h2>
      <form id="check-entry" hidden data-proof={proof} data-key={verifierKey}>
        <p>{t('entry.check-about')}</p>
        <Button>{t('entry.check')}</Button>
      </form>
      <noscript>
        <p>{t('entry.no-script')}</p>
      </noscript>
      <CheckResults />
      <ul>
        <li>
          <a href={`/ledger/${index}/proof`} download={proofName(index)}>
            {t('entry.download')}
          </a>
        </li>
        <li>
          <a href={`/ledger/${index}/entry`} download={entryName(index)}>
            {t('entry.download-entry')}
          </a>
        </li>
      </ul>
      <p>{t('entry.download-about')}</p>
      <Details summary={t('entry.proves.title')}>
        <Prose text={t('entry.proves.text')} />
      </Details>
      <CheckElsewhere index={index} />
    </>
  )
}

const Exact = ({ title, about, id, text }: { readonly title: string; readonly about?: string; readonly id?: string; readonly text: string }) => (
  <>
    <h2>{title}</h2>
    {about && <p>{about}</p>}
    <pre className="app-code app-exact" dir="ltr" id={id}>
      {text}
    </pre>
  </>
)

export default function Entry() {
  const { shown, programmes } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { index, entry, wording, leaf, proof } = shown
  return (
    <ProgrammesContext value={programmes}>
      <Page title={t('ledger.entry', { index })} before={<BackLink href={to('/ledger')} />}>
        <h1>
          <span className="nhsuk-caption-l">{t('ledger.title')}</span>
          {t('ledger.entry', { index })}
        </h1>
        <p className="nhsuk-lede-text">
          <EntrySentence of={entry} />
        </p>
        <p className="app-quiet">
          <Recorded at={entry.at} />
        </p>
        <SeePage shown={shown} />
        <BoundWords wording={wording} />
        <Check />
        <Exact title={t('entry.bytes')} about={t('entry.bytes-about')} id="entry-text" text={leaf} />
        <Exact title={t('entry.proof')} text={proof} />
      </Page>
    </ProgrammesContext>
  )
}
