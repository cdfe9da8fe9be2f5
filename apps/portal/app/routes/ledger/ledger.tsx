import type { ProgrammeView } from '@heard/contracts/engagement'
import { type LedgerEntryType, listLedgerEntries } from '@heard/contracts/ledger'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { Select } from '../../components/select.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { kindKeys, ProgrammesContext } from '../../ledger/names.ts'
import { answerOf } from '../../services/calling.ts'
import { publicPage } from '../../services/page-tag.ts'
import { EntryItem } from './entry-item.tsx'
import { readNewest, readProgrammes, readStatus } from './reads.ts'
import { Status } from './status.tsx'

const isKind = (text: string): text is LedgerEntryType => Object.hasOwn(kindKeys, text)

/** What of the address says which entries: a choice that a form left empty says nothing. */
const chosenIn = (request: Request) => {
  const chosen = (name: string) => new URL(request.url).searchParams.get(name) || undefined
  const [programme, type, about, before] = ['programme', 'type', 'about', 'before'].map(chosen)
  return {
    ...(programme === undefined ? {} : { programme }),
    ...(type !== undefined && isKind(type) ? { type } : {}),
    ...(about === undefined ? {} : { about }),
    ...(before === undefined ? {} : { before }),
  }
}
type Chosen = ReturnType<typeof chosenIn>

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const chosen = chosenIn(request)
  const [listed, status, programmes, newest] = await Promise.all([
    call(listLedgerEntries, { query: { ...chosen, limit: 25 } }),
    readStatus(call),
    readProgrammes(call, languageOf(request)),
    readNewest(call),
  ])
  if (listed.status === 400) throw data(null, { status: 404 })
  return { listed: answerOf(listed), status, programmes, newest, chosen }
}

export const headers = () => publicPage

const addressOf = (chosen: Chosen): string => {
  const query = new URLSearchParams(chosen).toString()
  return query === '' ? '/ledger' : `/ledger?${query}`
}

const Filter = ({ chosen, programmes }: { readonly chosen: Chosen; readonly programmes: readonly ProgrammeView[] }) => {
  const t = useMessages()
  const to = useLocalPath()
  const kinds = Object.entries(kindKeys).map(([value, key]) => ({ value, label: t(key) }))
  return (
    <form className="app-screen" action={to('/ledger')}>
      <h3>{t('ledger.filter')}</h3>
      <Select
        name="programme"
        label={t('ledger.filter.programme')}
        value={chosen.programme}
        options={[
          { value: '', label: t('ledger.filter.all-programmes') },
          ...programmes.map(({ id, name }) => ({ value: id, label: name.text, lang: name.language })),
        ]}
      />
      <Select
        name="type"
        label={t('ledger.filter.kind')}
        value={chosen.type}
        options={[{ value: '', label: t('ledger.filter.all-kinds') }, ...kinds]}
      />
      <Button look="secondary">{t('ledger.filter.show')}</Button>
    </form>
  )
}

const Entries = () => {
  const { listed, chosen } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { before, ...everywhere } = chosen
  const last = listed.entries.at(-1)
  return (
    <>
      {listed.entries.length === 0 && (
        <InsetText>
          <p>{t('ledger.empty')}</p>
        </InsetText>
      )}
      <ol className="app-ledger">
        {listed.entries.map((shown) => (
          <EntryItem key={shown.index} shown={shown} />
        ))}
      </ol>
      {(before !== undefined || listed.more) && (
        <nav className="app-pages app-screen" aria-label={t('ledger.paging')}>
          {before !== undefined && <a href={to(addressOf(everywhere))}>{t('ledger.latest')}</a>}{' '}
          {listed.more && last && <a href={to(addressOf({ ...everywhere, before: last.index }))}>{t('ledger.older')}</a>}
        </nav>
      )}
    </>
  )
}

export default function Ledger() {
  const { status, programmes, newest, chosen } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <ProgrammesContext value={programmes}>
      <Page title={t('ledger.title')} before={<BackLink href={to('/')} />}>
        <h1>{t('ledger.title')}</h1>
        <p className="nhsuk-lede-text">{t('ledger.lede')}</p>
        <h2>{t('ledger.how.title')}</h2>
        <Prose text={t('ledger.how.text')} />
        <Status status={status} newest={newest} />
        <h2 id="entries">{t('ledger.entries')}</h2>
        {chosen.about === undefined ? (
          <Filter chosen={chosen} programmes={programmes} />
        ) : (
          <p>
            {t('ledger.about-one')} <a href={to('/ledger')}>{t('ledger.show-all')}</a>
          </p>
        )}
        <Entries />
      </Page>
    </ProgrammesContext>
  )
}
