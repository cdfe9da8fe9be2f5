import { linkApplication, myVolunteering, stepMyVolunteering } from '@heard/contracts/champions'
import { myHeard, ReceiptCode } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { CodeInput } from '../../../components/code-input.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { LogWaiting } from '../../../log/log-waiting.tsx'
import { ownLogOf } from '../../../log/own-log.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { communityNames, inWords } from '../champions/names.ts'
import { HeardNotes } from './heard-notes.tsx'
import { inTime, kindNames } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme: id } }
  const [called, heard, view] = await Promise.all([call(myVolunteering, input), call(myHeard, input), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    ...answerOf(called),
    heard: answerOf(heard).notes,
    stages: Object.fromEntries(view.stages.map(({ id: stage, name }) => [stage, name.text])),
    communities: communityNames(view),
    today: new Date().toISOString().slice(0, 10),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** Connects the account, or says that somebody is back. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const to = (done: string): string => `/staff/${programme}/volunteering?done=${done}`
  if (first(values, 'step') === 'return') {
    const called = await call(stepMyVolunteering, { params: { programme }, body: { step: 'return' } }, keyOf(form))
    return afterCall(called, to('returned'), { otherwise: 'return' }, values)
  }
  const receipt = ReceiptCode.safeParse(first(values, 'code') ?? '')
  if (!receipt.success) return comesBack([{ field: 'code', message: 'Enter the whole code: 26 letters and numbers' }], values)
  const called = await call(linkApplication, { params: { programme }, body: { receipt: receipt.data } }, keyOf(form))
  return afterCall(called, to('linked'), { otherwise: 'code' }, values)
}

const said = {
  linked: 'Your account is connected with your application. You do not need the code for this again.',
  logged: 'It is logged. Thank you.',
  talked: 'It is logged. Thank you.',
  corrected: 'It is put right.',
  'taken-back': 'It is taken back, and counts no more.',
  leave: 'You are on leave. Have a good rest.',
  returned: 'Welcome back.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Mine = NonNullable<Loaded['mine']>

const Connect = ({
  formKey,
  errors,
  code,
}: {
  readonly formKey: string
  readonly errors: readonly FieldError[] | undefined
  readonly code?: string
}) => (
  <>
    <p>Enter the code from the receipt of your application, once. It tells us which champion this account belongs to.</p>
    <PostForm>
      <HiddenKey value={formKey} />
      <CodeInput label="Code of your application" value={code} errors={errors} />
      <Button>Connect my account</Button>
    </PostForm>
    <p>Have you lost the code? Ask the team: they can give you a new one.</p>
  </>
)

const OnLeave = ({ leave, formKey }: { readonly leave: NonNullable<Mine['leave']>; readonly formKey: string }) => {
  const day = useDay()
  return (
    <InsetText>
      <p>You are on leave{leave.until ? ` until ${day(leave.until)}` : ''}. Nobody expects anything of you.</p>
      <PostForm>
        <HiddenKey value={formKey} />
        <input type="hidden" name="step" value="return" />
        <Button id="return" look="secondary">
          I am back
        </Button>
      </PostForm>
    </InsetText>
  )
}

const TakeBreak = ({ id }: { readonly id: string }) => (
  <>
    <h2>A break</h2>
    <p>You can take a break whenever you need one, for as long as you like.</p>
    <ButtonLink look="secondary" href={`/staff/${id}/volunteering/leave`}>
      Take a break
    </ButtonLink>
  </>
)

const Promises = ({ id }: { readonly id: string }) => (
  <>
    <h2>Promises</h2>
    <p>Organisations promised to change things. Say what you see of it.</p>
    <ButtonLink look="secondary" href={`/staff/${id}/volunteering/promises`}>
      What I see of promises
    </ButtonLink>
  </>
)

const Drafts = ({ id }: { readonly id: string }) => (
  <>
    <h2>Drafts</h2>
    <p>Before a recommendation is published, the team may ask you whether it says what people mean.</p>
    <ButtonLink look="secondary" href={`/staff/${id}/volunteering/drafts`}>
      Drafts to check
    </ButtonLink>
  </>
)

const Care = ({ id }: { readonly id: string }) => (
  <>
    <h2>Training and support</h2>
    <p>Your trainings, talks with the team, and whom you can turn to.</p>
    <ButtonLink look="secondary" href={`/staff/${id}/volunteering/care`}>
      Training and support
    </ButtonLink>
  </>
)

const Belongs = ({ mine, communities }: { readonly mine: Mine } & Pick<Loaded, 'communities'>) => {
  const { community, elsewhere, works } = mine
  if (elsewhere) {
    return (
      <InsetText>
        <p>Your account is for another community than the one you belong to. Please ask the team to put it right. Until then we show no work here.</p>
      </InsetText>
    )
  }
  return (
    <>
      <h2>My community</h2>
      <p>
        {community === undefined
          ? 'You belong to no community yet. The team will soon say which. From then on you can log what you do.'
          : (communities[community] ?? community)}
      </p>
      {works.length > 0 && (
        <>
          <h2>Work with other communities</h2>
          <ul className="app-entries">
            {works.map(({ work, name = 'Words withdrawn', communities: brings, joined }) => (
              <li key={work}>
                <div className="app-entries__head">
                  <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{name}</h3>
                  {joined && <Tag colour="green">You take part</Tag>}
                </div>
                <p>{inWords(brings, communities)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const hoursIn = (hours: number): string => (hours === 1 ? '1 hour' : `${hours.toLocaleString('en-GB')} hours`)

const Log = ({ id, mine: { minutes, thanks, activities, community, elsewhere } }: { readonly id: string; readonly mine: Mine }) => {
  const day = useDay()
  const last = activities.slice(0, SHOWN)
  return (
    <>
      {community !== undefined && !elsewhere && <ButtonLink href={`/staff/${id}/volunteering/log`}>Log what I did</ButtonLink>}
      {thanks.reached !== undefined && (
        <InsetText>
          <p>
            <strong>Thank you for {hoursIn(thanks.reached)} and more.</strong>
            {thanks.next !== undefined && ` The next thank-you comes at ${hoursIn(thanks.next)}.`}
          </p>
        </InsetText>
      )}
      <h2>What I did</h2>
      {activities.length === 0 ? <p>You have logged nothing yet.</p> : <p>{inTime(minutes)} in all.</p>}
      {last.length > 0 && (
        <ul className="app-entries">
          {last.map(({ activity, kind, minutes: took, on, reach }) => (
            <li key={activity}>
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{kindNames[kind]}</h3>
              <p>
                {day(on)}, {inTime(took)}
                {reach !== undefined && `, about ${reach.toLocaleString('en-GB')} people`}.{' '}
                <a href={`/staff/${id}/volunteering/activities/${activity}`}>
                  Put right
                  <span className="nhsuk-u-visually-hidden">
                    : {kindNames[kind]}, {day(on)}
                  </span>
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
      {activities.length > last.length && <p>The last {last.length} are shown. All of it is in the copy that the code of your application opens.</p>}
    </>
  )
}

const SHOWN = 20

export default function MyVolunteeringPage() {
  const { id, name, mine, heard, stages, communities, today, key, done } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const code = first(values, 'code')
  return (
    <Page title="My volunteering" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      {!errors && done === 'talked' && (
        <InsetText>
          <p>
            Was it a hard conversation? <a href={`/staff/${id}/volunteering/how-are-you`}>Take a moment for yourself</a>.
          </p>
        </InsetText>
      )}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        My volunteering
      </h1>
      {!mine && <Connect formKey={key} errors={errors} {...(code === undefined ? {} : { code })} />}
      {mine && (
        <>
          <LogWaiting log={ownLogOf(id, mine, today)} />
          {mine.leave && <OnLeave leave={mine.leave} formKey={key} />}
          <Log id={id} mine={mine} />
          <HeardNotes id={id} notes={heard} stages={stages} passesOn={mine.community !== undefined && !mine.elsewhere} />
          <Belongs mine={mine} communities={communities} />
          <p>
            <a href={`/staff/${id}/volunteering/boards`}>Speaking for my community at boards</a>
          </p>
          <Drafts id={id} />
          <Promises id={id} />
          {mine.expenses && (
            <p>
              <a href={`/staff/${id}/volunteering/expenses`}>My expenses</a>
            </p>
          )}
          <Care id={id} />
          {!mine.leave && <TakeBreak id={id} />}
        </>
      )}
    </Page>
  )
}
