import { type ImportStatus, importStatus } from '@heard/contracts/engagement'
import { useQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { Counts } from './counts.tsx'

export const handle = { hydrate: true }

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const status = answerOf(await context.get(callContext)(importStatus, { params: { programme, batch: params.batch ?? '' } }))
  return { programme, status, mayView: mayHere(context.get(principalContext), 'analysis.view', programme) }
}

const ASK_EVERY_MS = 1_000
const RELOAD_EVERY_S = 5

const askFor = async (address: string, signal: AbortSignal): Promise<ImportStatus> => {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`the import answered ${answer.status}`)
  return (await answer.json()) as ImportStatus
}

const titles = {
  running: 'The import is running',
  finished: 'The import has finished',
  failed: 'The import failed',
  interrupted: 'The import was interrupted',
} as const

const Progress = ({ status: { counts, total } }: { readonly status: ImportStatus }) => {
  const rows = counts?.rows ?? 0
  return (
    <>
      <p role="status">
        {rows.toLocaleString('en-GB')} of {total === undefined ? 'the' : total.toLocaleString('en-GB')} rows read.
      </p>
      <progress className="app-progress" aria-label="Rows read" value={rows} max={Math.max(1, total ?? 1)} />
      <p>You can leave this page: the import goes on, and this address shows how far it has come.</p>
      <noscript>
        <meta httpEquiv="refresh" content={String(RELOAD_EVERY_S)} />
        <p>This page loads itself again every {RELOAD_EVERY_S} seconds.</p>
      </noscript>
    </>
  )
}

const Result = ({ status: { state, counts } }: { readonly status: ImportStatus }) => {
  if (state === 'failed')
    return <p>It stopped on an error on our side. Import the same file again: what is in already is found again, and nothing doubles.</p>
  if (state === 'interrupted') return <p>The installation was restarted meanwhile. Import the same file again: it goes on where it stopped.</p>
  if (counts?.accepted === 0 && counts.duplicates > 0) return <p>Nothing is new: everything in this file had been imported before.</p>
  return <p>The contributions can be read in a moment.</p>
}

export default function Batch() {
  const { programme, status: loaded, mayView } = useLoaderData<typeof loader>()
  const base = `/staff/${programme}/import`
  const address = `${base}/batches/${loaded.batch}`
  const { data: status = loaded } = useQuery({
    queryKey: ['import', programme, loaded.batch],
    queryFn: ({ signal }) => askFor(`${address}/status`, signal),
    initialData: loaded,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_EVERY_MS : false),
  })
  const running = status.state === 'running'
  return (
    <Page title={titles[status.state]} before={<BackLink href={base} />}>
      <h1>{titles[status.state]}</h1>
      {running ? <Progress status={status} /> : <Result status={status} />}
      {status.counts && <Counts counts={status.counts} done={!running} />}
      {!running && status.counts && status.counts.rejected > 0 && (
        <p>
          <a href={`${address}/rejected`} download>
            Download the rejected rows (CSV)
          </a>
          . They are kept for half an hour. Mend them and import them again.
        </p>
      )}
      {!running && mayView && <ButtonLink href={`/staff/${programme}/contributions?origin=import`}>Read the contributions</ButtonLink>}
      {!running && (
        <p>
          <a href={base}>Import another file</a>
        </p>
      )}
    </Page>
  )
}
