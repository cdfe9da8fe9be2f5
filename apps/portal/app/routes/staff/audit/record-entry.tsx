import { privateLogStatus, proveLeaf } from '@heard/contracts/ledger'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { CheckResults } from '../../../ledger/check/check-parts.tsx'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const status = answerOf(await call(privateLogStatus, {}))
  const shown = answerOf(await call(proveLeaf, { params: { index: params.index ?? '' } }))
  return { id: programmeOf(params), shown, verifierKey: status.verifierKey, origin: status.origin }
}

/** One recorded fact as the private log has it, with the means to check that it has. */
export default function RecordEntry() {
  const { id, shown, verifierKey, origin } = useLoaderData<typeof loader>()
  const { index, leaf, proof, entry } = shown
  const position = Number(index) + 1
  const title = `Entry ${position.toLocaleString('en-GB')} of the record`
  return (
    <Page title={title} before={<BackLink href={`/staff/${id}/audit`} />}>
      <h1>{title}</h1>
      <p>
        This is one recorded fact, exactly as the private log <span className="app-code">{origin}</span> holds it. It names people by random numbers
        only, and what they wrote is not in it.
      </p>
      {entry !== undefined && (
        <p>
          It is public too: <a href={`/ledger/${entry}`}>entry {entry} of the public ledger</a>.
        </p>
      )}
      <pre className="app-code app-exact" id="entry-text">
        {leaf}
      </pre>
      <h2>Check this record</h2>
      <form id="check-entry" hidden data-proof={proof} data-key={verifierKey}>
        <p>Your browser works out again whether this fact is in the log that was signed. Nothing is sent anywhere.</p>
        <Button>Check this record</Button>
      </form>
      <noscript>
        <p>Checking here needs JavaScript. Without it, download both files and check them by the command below.</p>
      </noscript>
      <CheckResults />
      <ul>
        <li>
          <a href={`/staff/${id}/audit/record/${index}/proof`}>Download the proof file</a>
        </li>
        <li>
          <a href={`/staff/${id}/audit/record/${index}/entry`}>Download the fact as it was recorded</a>
        </li>
      </ul>
      <p>Check by command, on any machine:</p>
      <pre className="app-code app-exact">
        ./heard verify-proof record-{index}.tlog-proof --entry record-{index}.json --key {verifierKey}
      </pre>
    </Page>
  )
}
