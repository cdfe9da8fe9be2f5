import { isDraft } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { CommitmentCard } from '../../../accountability/commitment-card.tsx'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { pathNarrowingIn, pathSearchOf } from '../../../accountability/whole-path.ts'
import { ChartPatterns } from '../../../charts/figure.tsx'
import { FlowChart } from '../../../charts/flow-chart.tsx'
import { InsetText } from '../../../components/content.tsx'
import { Pagination } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { PathForm } from './path-form.tsx'
import { PathOfOne } from './path-of-one.tsx'
import { readPath } from './whole-path.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const may = (action: string): boolean => mayHere(context.get(principalContext), action, id)
  const narrowing = pathNarrowingIn(new URL(request.url).searchParams)
  const mayQuote = may('quotation.view')
  const [read, view] = await Promise.all([readPath(call, id, narrowing, mayQuote), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    organisations: view.organisations,
    objectives: view.objectives,
    communities: view.communities,
    narrowing,
    ...read,
    mayQuote,
    mayRead: may('excerpt.read'),
    mayOpen: may('contribution.read'),
    today: new Date().toISOString().slice(0, 10),
  }
}

export type LoadedPath = ReturnType<typeof useLoaderData<typeof loader>>

const Picture = ({ path: { recommendations, commitments }, themes }: LoadedPath) => {
  const drafts = recommendations.filter(isDraft).length
  return (
    <>
      <ChartPatterns />
      <FlowChart recommendations={recommendations} commitments={commitments} themes={themes} />
      {drafts > 0 && (
        <p>
          {drafts === 1 ? 'One of these recommendations is a draft' : `${drafts} of these recommendations are drafts`}, which the public does not see.
        </p>
      )}
    </>
  )
}

const found = ({ path: { found: count, first, last } }: LoadedPath): string => {
  if (count === 0) return 'Nothing matches this. Choose “All” in one of the lists.'
  if (first === 1 && last === count) return count === 1 ? 'One is shown.' : `All ${count} are shown.`
  return `${first} to ${last} of ${count} are shown.`
}

const Paths = (loaded: LoadedPath) => {
  const { id, path, narrowing } = loaded
  return (
    <>
      <p>
        <strong>{found(loaded)}</strong>{' '}
        {path.pages > 1 && (
          <a className="app-screen" href={pathSearchOf(narrowing, 'all')}>
            Show all on one page, to print
          </a>
        )}
      </p>
      {path.asked.length > 0 && <h2>What was recommended</h2>}
      {path.asked.map((each) => (
        <PathOfOne key={each.recommendation.id} {...each} behind={loaded.behind[each.recommendation.id]} loaded={loaded} />
      ))}
      {path.others.length > 0 && (
        <>
          <h2>Promised without a recommendation</h2>
          <ul className="app-commitments">
            {path.others.map((commitment) => (
              <CommitmentCard key={commitment.id} commitment={commitment} href={`/staff/${id}/commitments/${commitment.id}`} />
            ))}
          </ul>
        </>
      )}
      <Pagination page={path.page} pages={path.pages} href={(page) => pathSearchOf(narrowing, page)} />
    </>
  )
}

export default function WholePathPage() {
  const loaded = useLoaderData<typeof loader>()
  const { id, name, organisations, isEmpty } = loaded
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Whole path">
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Whole path
        </h1>
        {isEmpty ? (
          <InsetText>
            <p>
              Nothing is recommended or promised yet. The path begins with a <a href={`/staff/${id}/recommendations`}>recommendation</a>.
            </p>
          </InsetText>
        ) : (
          <>
            <p className="nhsuk-lede-text">From what people said to what came of it, with drafts and what was withdrawn.</p>
            <p>These are exact numbers, for staff only: do not pass the page on. The public has the report.</p>
            <PathForm {...loaded} />
            <Picture {...loaded} />
            <Paths {...loaded} />
          </>
        )}
      </Page>
    </OrganisationsContext>
  )
}
