import { stepApplication } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText, SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { useDay, useMessages } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { stateNames, stepNames } from './names.ts'
import { theApplication } from './one.server.ts'
import { toldRows } from './told-rows.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const found = await theApplication(args)
  const { communities } = await theProgramme(context.get(callContext), found.programme)
  const erases = mayHere(context.get(principalContext), 'erasure.run', found.programme)
  return { ...found, communities, erases, key: newKey(context), done: new URL(request.url).searchParams.get('done') }
}

const wordless = ['cancel-talk', 'confirm', 'drop', 'accept', 'resume'] as const

/** The steps that need no words. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const application = params.application ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const step = wordless.find((one) => one === first(values, 'step')) ?? 'resume'
  const called = await context.get(callContext)(stepApplication, { params: { programme, application }, body: { step } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/applications/${application}?done=${step}`, { otherwise: 'steps' }, values)
}

const said = {
  talk: 'The talk is arranged. They see it with their receipt; tell them too, and add it to your calendar.',
  'cancel-talk': 'The talk is called off.',
  note: 'Your note is kept.',
  proposed: 'Your proposal waits for a colleague.',
  offer: 'They are offered a place. Tell them; they say yes with their receipt, or to you.',
  decline: 'The application is declined. They see the reason with their receipt.',
  confirm: 'The decision is taken.',
  drop: 'The proposal is dropped.',
  accept: 'They are a champion now. Get in touch about training.',
  pause: 'It rests.',
  resume: 'It goes on where it was.',
  ended: 'It is recorded that the champion has stopped.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type One = Pick<Loaded, 'programme' | 'application' | 'one'>

const Press = ({ formKey, step, text }: { readonly formKey: string; readonly step: (typeof wordless)[number]; readonly text: string }) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <input type="hidden" name="step" value={step} />
    <Button look="secondary">{text}</Button>
  </PostForm>
)

const Proposal = ({ one, formKey }: Pick<Loaded, 'one'> & { readonly formKey: string }) => {
  const { proposal } = one
  if (!proposal) return null
  return (
    <InsetText>
      <p>
        {proposal.own ? 'You propose' : 'A colleague proposes'} to {proposal.decision === 'offer' ? 'offer a place' : 'decline'}.
        {proposal.own && ' Somebody else has to confirm it.'}
      </p>
      {proposal.text && <Words text={proposal.text} />}
      <div className="app-buttons">
        {!proposal.own && <Press formKey={formKey} step="confirm" text="Confirm it" />}
        <Press formKey={formKey} step="drop" text="Drop it" />
      </div>
    </InsetText>
  )
}

/** Where one goes on: pages of their own, and buttons. */
const Steps = ({ programme, application, one, formKey }: One & { readonly formKey: string }) => {
  const { state, proposed, erased } = one
  if (erased) return <InsetText>What was told here is erased. There is nothing left to do.</InsetText>
  const link = (step: string, text: string, look: 'primary' | 'secondary' = 'secondary') => (
    <ButtonLink key={step} look={look} href={`/staff/${programme}/applications/${application}/${step}`}>
      {text}
    </ButtonLink>
  )
  const press = (step: (typeof wordless)[number], text: string) => <Press key={step} formKey={formKey} step={step} text={text} />
  const open = state === 'new' || state === 'talk'
  const rests = state === 'paused'
  const goesOn = open || state === 'offered' || state === 'accepted'
  return (
    <div className="app-buttons" id="steps">
      {open && link('talk', state === 'talk' ? 'Move the talk' : 'Arrange a talk', state === 'new' ? 'primary' : 'secondary')}
      {state === 'talk' && press('cancel-talk', 'Call the talk off')}
      {open && !proposed && link('offer', 'Offer a place', state === 'talk' ? 'primary' : 'secondary')}
      {open && !proposed && link('decline', 'Decline')}
      {state === 'offered' && press('accept', 'They told us that they say yes')}
      {rests && press('resume', 'Take it up again')}
      {goesOn && link('pause', 'Let it rest')}
      {link('note', 'Write a note')}
      {(state === 'accepted' || rests) && link('end', 'Record that they have stopped')}
    </div>
  )
}

const TalkPart = ({ programme, application, one: { talk } }: One) => {
  const moment = useMoment()
  if (!talk) return null
  return (
    <>
      <h2>The talk</h2>
      <SummaryList
        rows={[
          { key: 'When', value: `${moment(talk.startsAt)} to ${moment(talk.endsAt)}${talk.cancelled ? ' (called off)' : ''}` },
          ...(talk.place === undefined ? [] : [{ key: 'Where or how', value: <Words text={talk.place} /> }]),
        ]}
      />
      <p>
        <a href={`/staff/${programme}/applications/${application}/talk.ics`} download>
          Add it to your calendar
        </a>
      </p>
    </>
  )
}

const History = ({ history }: Pick<Loaded['one'], 'history'>) => {
  const moment = useMoment()
  const who = { applicant: 'the applicant', you: 'you', colleague: 'a colleague' }
  return (
    <>
      <h2>What happened</h2>
      <ol className="app-entries">
        {history.map(({ what, at, by, text }) => (
          <li key={`${what} ${at} ${text ?? ''}`}>
            <h3 className="nhsuk-heading-xs">
              {stepNames[what]}, {moment(at)}, {who[by]}
            </h3>
            {text !== undefined && <Words text={text} />}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What they may ask for by phone or by letter. */
const OnRequest = ({ programme, application, one, erases }: One & Pick<Loaded, 'erases'>) => {
  if (one.erased) return null
  return (
    <>
      <h2>If they get in touch</h2>
      <p>
        They lost the code of their receipt? <a href={`/staff/${programme}/applications/${application}/receipt`}>Make a new code</a>.
      </p>
      <p>
        They want all of it deleted? They can do it with their code. Without it,{' '}
        {erases ? (
          <a href={`/staff/${programme}/erasures/new?of=${application}`}>erase it for them</a>
        ) : (
          <>
            make sure who they are, and give data protection this number: <code>{application}</code>
          </>
        )}
      </p>
    </>
  )
}

const Told = ({ one: { details, care }, communities }: Pick<Loaded, 'one' | 'communities'>) => {
  const t = useMessages()
  if (!details) return <p>What they told us has been erased.</p>
  return (
    <SummaryList
      rows={[
        ...toldRows(details, t, communities),
        ...(care === undefined ? [] : [{ key: 'How they are looked after', value: <Words text={care} /> }]),
      ]}
    />
  )
}

export default function ShowApplication() {
  const loaded = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const { programme, application, one, communities, erases, key, done } = loaded
  const day = useDay()
  const [name, colour] = stateNames[one.state]
  const title = one.details?.name ?? `Application ${one.reference}`
  return (
    <Page title={`Application ${one.reference}`} errors={errors} before={<BackLink href={`/staff/${programme}/applications`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={one.proposal?.own && (done === 'offer' || done === 'decline') ? 'proposed' : done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">Application {one.reference}</span>
        <bdi>{title}</bdi>
      </h1>
      <p>
        <Tag colour={colour}>{name}</Tag> {one.details?.age === '16-17' && <Tag colour="orange">16 or 17: take extra care</Tag>}
      </p>
      <p>
        That you opened this is recorded. Applied on {day(one.at)}
        {one.state === 'new' && `, should hear from us by ${day(one.due)}`}
        {one.pausedUntil && `, rests until ${day(one.pausedUntil)}`}.
      </p>
      <Proposal one={one} formKey={key} />
      <Steps programme={programme} application={application} one={one} formKey={key} />
      <TalkPart programme={programme} application={application} one={one} />
      <h2>What they told us</h2>
      <Told one={one} communities={communities} />
      <History history={one.history} />
      <OnRequest programme={programme} application={application} one={one} erases={erases} />
    </Page>
  )
}
