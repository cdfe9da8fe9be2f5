import type { AnswerOf } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { proposeTables, putBackTables, releaseTables, showTables } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, SummaryList } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { namedReach, titles } from '../reach/reach-names.ts'
import { ReachTable } from '../reach/reach-table.tsx'
import { HeatTable } from './heat-table.tsx'
import { namedTables, withEverybody } from './table-names.ts'

type Proposed = NonNullable<AnswerOf<typeof showTables>['proposal']>

const reachOf = ({ reach }: Proposed, programme: ProgrammeView) =>
  reach && { people: reach.people, tables: reach.tables.map((table) => ({ id: table.id, rows: namedReach(table, programme, []) })) }

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const may = (action: 'tables.propose' | 'report.publish') => mayHere(context.get(principalContext), action, id)
  if (!may('tables.propose') && !may('report.publish')) throw data(null, { status: 403 })
  const [shown, programme] = await Promise.all([call(showTables, { params: { programme: id } }), theProgramme(call, id)])
  const { proposal, themes } = answerOf(shown)
  return {
    id,
    proposal: proposal && {
      ...proposal,
      tables: namedTables(proposal.tables, themes, programme).map(withEverybody(proposal.tables)),
      reach: reachOf(proposal, programme),
    },
    mayPropose: may('tables.propose'),
    mayRelease: may('report.publish'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const form = await request.formData()
  const release = String(form.get('release') ?? '')
  const intent = String(form.get('intent'))
  const send = () => {
    if (intent === 'propose') return call(proposeTables, { params: { programme } }, keyOf(form))
    return call(intent === 'release' ? releaseTables : putBackTables, { params: { programme, release } }, keyOf(form))
  }
  const called = await send()
  if (!called.ok) return data({ errors: errorsFrom(called.problem, { otherwise: 'release' }) }, { status: called.status })
  const next = intent === 'propose' ? 'tables/release' : `tables?done=${intent === 'release' ? 'released' : 'put-back'}`
  throw redirect(`/staff/${programme}/${next}`, { headers: seen(called.headers), status: 303 })
}

type Proposal = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['proposal']>

const Audit = ({ audit: { cells, small, also, narrow, earlier } }: Pick<Proposal, 'audit'>) => (
  <SummaryList
    rows={[
      { key: 'Numbers', value: cells },
      { key: 'Withheld because they are under 10', value: small },
      { key: 'Withheld to protect those', value: also },
      { key: 'Withheld numbers that somebody could work out', value: narrow },
      { key: 'Earlier releases compared with', value: earlier },
    ]}
  />
)

const Step = ({ intent, release, formKey, children }: { intent: string; release?: string; formKey: string; children: string }) => (
  <PostForm>
    <HiddenKey value={`${formKey}${intent}`} />
    {release !== undefined && <input type="hidden" name="release" value={release} />}
    <Button name="intent" value={intent} look={intent === 'put-back' ? 'secondary' : 'primary'}>
      {children}
    </Button>
  </PostForm>
)

const Proposed = ({
  proposal,
  mayRelease,
  mayPropose,
  formKey,
}: {
  proposal: Proposal
  mayRelease: boolean
  mayPropose: boolean
  formKey: string
}) => (
  <>
    <p>
      This is what the public would see. The numbers are frozen: what comes in from now on waits for the release after this one. A second person looks
      at them and releases them.
    </p>
    {proposal.tables.map((table) => (
      <HeatTable key={table.id} table={table} />
    ))}
    {proposal.reach && (
      <>
        <h2>Who was heard</h2>
        <p>
          {proposal.reach.people === null ? 'The number of people is withheld.' : `About ${proposal.reach.people.toLocaleString('en-GB')} people.`}
        </p>
        {proposal.reach.tables.map(({ id, rows }) => (
          <ReachTable key={id} title={`People, ${titles[id].toLowerCase()}`} rows={rows} compared={false} />
        ))}
      </>
    )}
    <h2>What the audit says</h2>
    <p>
      Everything that the public could know was put together, of every release so far: each number that is withheld could still be any of five or
      more.
    </p>
    <Audit audit={proposal.audit} />
    {proposal.mine && (
      <InsetText>
        <p>You proposed these tables. Somebody else who may publish has to release them.</p>
      </InsetText>
    )}
    {mayRelease && !proposal.mine && (
      <Step intent="release" release={proposal.release} formKey={formKey}>
        Release to the public
      </Step>
    )}
    {mayPropose && (
      <Step intent="put-back" release={proposal.release} formKey={formKey}>
        Put these tables back
      </Step>
    )}
  </>
)

export default function Release() {
  const { id, proposal, mayRelease, mayPropose, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Release the tables" wide errors={errors} before={<BackLink href={`/staff/${id}/tables`} />}>
      <ErrorSummary errors={errors} />
      <h1>Release the tables</h1>
      <div id="release">
        {proposal ? (
          <Proposed proposal={proposal} mayRelease={mayRelease} mayPropose={mayPropose} formKey={key} />
        ) : (
          <>
            <p>
              No tables are waiting. Working out the next release takes the numbers as they are now: fewer than 10 people are withheld, others are
              rounded to 5, and where a withheld number could be worked out from others or from earlier releases, those are withheld too. Nothing is
              public before a second person has looked at it.
            </p>
            {mayPropose && (
              <Step intent="propose" formKey={key}>
                Work out the next release
              </Step>
            )}
          </>
        )}
      </div>
    </Page>
  )
}
