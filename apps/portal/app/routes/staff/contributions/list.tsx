import { showCodebook } from '@heard/contracts/reporting'
import { Link, type LoaderFunctionArgs, type ShouldRevalidateFunction, useLoaderData, useSearchParams } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { ContributionList } from './contribution-list.tsx'
import { FilterForm } from './filter-form.tsx'
import { readList } from './list.server.ts'
import { namesOf } from './names.ts'
import { useList } from './use-list.ts'
import { fromTheTop, type ListView, nextPage, pageBefore, searchOf, viewIn } from './view.ts'

export const handle = { hydrate: true }

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const view = viewIn(new URL(request.url).searchParams)
  const mayOpen = mayHere(context.get(principalContext), 'contribution.read', id)
  const [list, codebook, programme] = await Promise.all([
    readList(call, { programme: id, mayRead: mayOpen }, view),
    call(showCodebook, { params: { programme: id } }),
    theProgramme(call, id),
  ])
  return {
    id,
    list,
    search: searchOf(view),
    names: namesOf(programme, answerOf(codebook).themes),
    languages: programme.languages,
    mayOpen,
    mayImport: mayHere(context.get(principalContext), 'contribution.import', id),
  }
}

/** Filtering and paging go by the list's own questions; the document is not asked for again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate

type PagesProps = { readonly address: string; readonly view: ListView; readonly next: string | undefined }

const Pages = ({ address, view, next }: PagesProps) => {
  const before = pageBefore(view)
  if (!before && next === undefined) return null
  return (
    <nav className="app-pages" aria-label="Pages">
      {before && (
        <Link discover="none" to={`${address}${searchOf(before)}`}>
          Page before
        </Link>
      )}
      <span>Page {view.trail.length + 1}</span>
      {next !== undefined && (
        <Link discover="none" to={`${address}${searchOf(nextPage(view, next))}`}>
          Next page
        </Link>
      )}
    </nav>
  )
}

const Nothing = ({ filtered, importHref }: { readonly filtered: boolean; readonly importHref: string | undefined }) => {
  if (filtered) return <p>No contribution matches. Take a filter away, or look for fewer words.</p>
  return (
    <>
      <p>Nothing has been shared in this programme yet.</p>
      {importHref && (
        <p>
          You can <a href={importHref}>import contributions from a file</a>.
        </p>
      )}
    </>
  )
}

export default function Contributions() {
  const loaded = useLoaderData<typeof loader>()
  const { id, names, languages, mayOpen, mayImport } = loaded
  const [params, setParams] = useSearchParams()
  const view = viewIn(params)
  const { list, waiting, failed } = useList(id, view, loaded)
  const address = `/staff/${id}/contributions`
  const filtered = Object.keys(view.filter).length > 0
  const narrow = (typed: URLSearchParams) =>
    setParams(new URLSearchParams(searchOf(fromTheTop(viewIn(typed)))), { replace: true, preventScrollReset: true })
  return (
    <Page title="Contributions" wide errors={list.errors}>
      <ErrorSummary errors={list.errors} />
      <h1>Contributions</h1>
      <FilterForm view={view} names={names} languages={languages} mayRead={mayOpen} errors={list.errors} address={address} onChange={narrow} />
      <p role="status" className="app-count">
        <strong>{list.total.toLocaleString('en-GB')}</strong> {list.total === 1 ? 'contribution' : 'contributions'}
        {filtered ? ' match' : ''}
        {waiting ? ' …' : ''}
      </p>
      {failed && <p>The list could not be brought up to date. Check your connection, then press Show.</p>}
      {list.contributions.length === 0 && list.errors.length === 0 && (
        <Nothing filtered={filtered} importHref={mayImport ? `/staff/${id}/import` : undefined} />
      )}
      <div aria-busy={waiting}>
        <ContributionList
          entries={list.contributions}
          names={names}
          hrefOf={mayOpen ? (contribution) => `${address}/${contribution}${searchOf(view)}` : undefined}
        />
      </div>
      <Pages address={address} view={view} next={list.next} />
    </Page>
  )
}
