import { listQuotations } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { decide } from './decide.server.ts'
import { QuotationEntry } from './quotation-entry.tsx'
import { nothingIn, stateIn, states, stateTags } from './quotation-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const principal = context.get(principalContext)
  const asked = new URL(request.url).searchParams
  const state = stateIn(asked)
  const after = asked.get('after') ?? undefined
  const [called, view] = await Promise.all([call(listQuotations, { params: { programme: id }, query: { state, after } }), theProgramme(call, id)])
  const { quotations, next } = answerOf(called)
  return {
    id,
    name: view.name.text,
    state,
    next,
    isFirst: after === undefined,
    quotations: quotations.map((quotation) => ({ ...quotation, key: newKey(context) })),
    done: asked.get('done'),
    mayOpen: mayHere(principal, 'contribution.read', id),
    mayApprove: mayHere(principal, 'quotation.approve', id),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) =>
  decide(context.get(callContext), programmeOf(params), await request.formData())

const said = { approved: 'The quotation is approved. It is on the public report now.', refused: 'The quotation is refused.' }

const ByState = ({ id, state }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'id' | 'state'>) => (
  <nav className="app-pages" aria-label="Quotations by state">
    {states.map((each) => (
      <a key={each} href={`/staff/${id}/quotations?state=${each}`} {...(each === state ? { 'aria-current': 'page' as const } : {})}>
        {stateTags[each][0]}
      </a>
    ))}
  </nav>
)

const Pages = ({ id, state, next, isFirst }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'id' | 'state' | 'next' | 'isFirst'>) => {
  if (isFirst && next === undefined) return null
  const address = `/staff/${id}/quotations?state=${state}`
  return (
    <nav className="app-pages" aria-label="Pages">
      {!isFirst && <a href={address}>Newest</a>}
      {next !== undefined && <a href={`${address}&after=${next}`}>Older</a>}
    </nav>
  )
}

export default function Quotations() {
  const { id, name, state, next, isFirst, quotations, done, mayOpen, mayApprove } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Quotations" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Quotations
      </h1>
      <p>
        Two people stand behind each quotation: one proposes it, somebody else approves it. It disappears as soon as the person takes their agreement
        back.
      </p>
      <ByState id={id} state={state} />
      <h2 id="quotations">{stateTags[state][0]}</h2>
      {state === 'proposed' && <p>That you opened these words is recorded.</p>}
      {quotations.length === 0 && <p>{nothingIn[state]}</p>}
      <ul className="app-entries">
        {quotations.map((each) => (
          <QuotationEntry
            key={each.quotation}
            of={each}
            contribution={mayOpen ? `/staff/${id}/contributions/${each.contribution}` : undefined}
            mayApprove={mayApprove}
            errors={errors}
          />
        ))}
      </ul>
      <Pages id={id} state={state} next={next} isFirst={isFirst} />
    </Page>
  )
}
