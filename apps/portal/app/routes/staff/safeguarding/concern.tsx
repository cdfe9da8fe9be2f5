import { actOnConcern, ProtocolStep, showConcern } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Tag, WarningCallout } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { CareNote } from './care-note.tsx'
import { History, type Shown } from './history.tsx'
import { protocolSteps, sources, standingOf, timeOf } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([
    call(showConcern, { params: { programme, concern: params.concern ?? '' } }),
    theProgramme(call, programme),
  ])
  if (called.status === 400) throw data(null, { status: 404 })
  return {
    programme,
    one: answerOf(called),
    support: Object.fromEntries(view.support.map(({ id, name }) => [id, name.text])),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
    mayAnswer: mayHere(context.get(principalContext), 'enquiry.answer', programme),
  }
}

/** Taking it and giving it back need no words. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const concern = params.concern ?? ''
  const form = await request.formData()
  const act = form.get('act') === 'release' ? 'release' : 'take'
  const called = await context.get(callContext)(actOnConcern, { params: { programme, concern }, body: { act } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/safeguarding/${concern}?done=${act}`, { otherwise: 'take' }, valuesOf(form))
}

const said = {
  take: 'You look after this concern now.',
  release: 'Nobody looks after this concern now.',
  triage: 'The urgency is recorded. The time counts from now.',
  assign: 'Your colleague looks after this concern now. Tell them, too.',
  step: 'The step is recorded.',
  'hand-over': 'The handover is recorded.',
  support: 'The offer of support is recorded.',
  'plan-call': 'The call is planned.',
  call: 'The call is recorded.',
  close: 'The concern is closed. It can be opened again.',
  reopen: 'The concern is open again.',
}

type LoadedConcern = { readonly one: Shown }

const Reach = ({ one }: LoadedConcern) => {
  if (one.contact) {
    const { name, contact, when, message } = one.contact
    return (
      <SummaryList
        rows={[
          { key: 'What to call them', value: name === undefined ? 'Not said' : <bdi>{name}</bdi> },
          { key: 'How to reach them', value: <bdi>{contact}</bdi> },
          { key: 'When it is safe', value: when === undefined ? 'Not said' : <bdi>{when}</bdi> },
          { key: 'Message', value: message === 'yes' ? 'A message may be left' : 'Leave no message, and speak to nobody else' },
        ]}
      />
    )
  }
  return (
    <>
      <p>Nobody can be called: the contribution was given without a name, and no way to reach the person was left, or it was taken back.</p>
      <p>You can still:</p>
      <ul>
        <li>speak to the safeguarding lead about what is written, and record what you decided</li>
        <li>tell the service or the council that is named, where somebody may still be at risk there</li>
        <li>look again after some days: the person may ask to be called with their receipt</li>
      </ul>
    </>
  )
}

const Protocol = ({ programme, one }: LoadedConcern & { readonly programme: string }) => (
  <ol className="app-protocol">
    {ProtocolStep.options.map((step) => {
      const [name, hint] = protocolSteps[step]
      const done = one.steps.includes(step)
      return (
        <li key={step}>
          <p>
            <strong>{name}</strong> {done ? <Tag colour="green">Done</Tag> : <Tag colour="grey">To do</Tag>}
            <br />
            <span className="nhsuk-u-secondary-text-colour">{hint}</span>
          </p>
          {one.state === 'open' && (
            <p>
              <a href={`/staff/${programme}/safeguarding/${one.concern}/step?step=${step}`}>
                {done ? 'Record it again' : 'Record this step'}
                <span className="nhsuk-u-visually-hidden"> {name}</span>
              </a>
            </p>
          )}
        </li>
      )
    })}
  </ol>
)

const acts = {
  'hand-over': 'Hand over outside',
  support: 'Support offered',
  'plan-call': 'Plan a call',
  call: 'Record a call',
  triage: 'Change the urgency',
  assign: 'Hand over to a colleague',
  close: 'Close',
} as const

const Acts = ({ programme, one, formKey }: LoadedConcern & { readonly programme: string; readonly formKey: string }) => {
  const base = `/staff/${programme}/safeguarding/${one.concern}`
  const own = one.assignee?.own === true
  if (one.state === 'closed') return <ButtonLink href={`${base}/reopen`}>Open it again</ButtonLink>
  return (
    <div className="app-buttons">
      <PostForm>
        <HiddenKey value={formKey} />
        {own && <input type="hidden" name="act" value="release" />}
        <Button id="take" look={own ? 'secondary' : 'primary'}>
          {own ? 'Give it back' : 'Take it'}
        </Button>
      </PostForm>
      {Object.entries(acts).map(([act, name]) => (
        <ButtonLink key={act} look="secondary" href={`${base}/${act}`}>
          {name}
        </ButtonLink>
      ))}
    </div>
  )
}

const Facts = ({ programme, one, mayAnswer }: LoadedConcern & { readonly programme: string; readonly mayAnswer: boolean }) => {
  const day = useDay()
  const [text, colour] = standingOf(one)
  return (
    <SummaryList
      rows={[
        { key: 'Standing', value: <Tag colour={colour}>{text}</Tag> },
        { key: 'How it came up', value: `${sources[one.source]}, ${timeOf(one.raisedAt)}` },
        ...(one.state === 'open' ? [{ key: 'Act by', value: timeOf(one.due) }] : []),
        { key: 'Looked after by', value: one.assignee ? (one.assignee.own ? 'You' : one.assignee.name) : 'Nobody yet' },
        ...(one.callOn === undefined ? [] : [{ key: 'Call planned for', value: day(one.callOn) }]),
        ...(one.words === undefined ? [] : [{ key: 'What worried us', value: <Words text={one.words} /> }]),
        ...(one.contribution === undefined
          ? []
          : [{ key: 'Contribution', value: <a href={`/staff/${programme}/contributions/${one.contribution}`}>Read the contribution</a> }]),
        ...(one.enquiry === undefined
          ? []
          : [
              {
                key: 'Enquiry',
                value: mayAnswer ? <a href={`/staff/${programme}/enquiries/${one.enquiry}`}>Read the enquiry</a> : 'With those who answer enquiries',
              },
            ]),
      ]}
    />
  )
}

export default function Concern() {
  const { programme, one, support, key, done, mayAnswer } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Concern" errors={errors} before={<BackLink href={`/staff/${programme}/safeguarding`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{sources[one.source]}</h1>
      <p>That you opened this is recorded.</p>
      {one.urgency === 'immediate' && one.state === 'open' && (
        <WarningCallout title="Immediate">
          <p>If somebody is in danger now, call 999 first.</p>
        </WarningCallout>
      )}
      <Facts programme={programme} one={one} mayAnswer={mayAnswer} />
      <Acts programme={programme} one={one} formKey={key} />
      <h2>How to reach the person</h2>
      <Reach one={one} />
      <h2>Steps</h2>
      <Protocol programme={programme} one={one} />
      <h2>What was done</h2>
      <History history={one.history} support={support} />
      <CareNote />
    </Page>
  )
}
