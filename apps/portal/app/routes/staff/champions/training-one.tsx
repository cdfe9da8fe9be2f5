import { listTraining, stepTraining } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Details, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useMoment } from '../../../i18n/times.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { readWhen, whenFields } from '../when.ts'
import { WhenFields } from '../when-fields.tsx'
import { TrainingFields } from './training-fields.tsx'
import { readTraining, trainingValues } from './training-form.ts'

const longestSession = 960

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const { modules } = answerOf(await context.get(callContext)(listTraining, { params: { programme: id } }))
  const one = modules.find(({ module }) => module === params.module)
  if (!one) throw data(null, { status: 404 })
  return { back: `/staff/${id}/champions/training`, one, done: new URL(request.url).searchParams.get('done'), key: newKey(context) }
}

const stepIn = (values: FormValues) => {
  switch (first(values, 'step')) {
    case 'change': {
      const read = readTraining(values)
      return 'errors' in read ? read : { step: { step: 'change' as const, ...read.content } }
    }
    case 'plan': {
      const read = readWhen(values, longestSession)
      return 'errors' in read ? read : { step: { step: 'plan' as const, ...read.when } }
    }
    case 'call-off':
      return { step: { step: 'call-off' as const, lesson: first(values, 'lesson') ?? '' } }
    default:
      return { step: { step: 'retire' as const } }
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), module: params.module ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const read = stepIn(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(stepTraining, { params: where, body: read.step }, keyOf(form))
  const { step } = read.step
  const to = `/staff/${where.programme}/champions/training`
  const fields = step === 'plan' ? whenFields : { otherwise: 'name' }
  return afterCall(called, step === 'retire' ? `${to}?done=retire` : `${to}/${where.module}?done=${step}`, fields, values)
}

const said = { change: 'It is changed, for who does it from now on.', plan: 'The session is planned.', 'call-off': 'The session is called off.' }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Sent = { readonly formKey: string; readonly sent: FormValues; readonly errors: readonly FieldError[] | undefined }

const Step = ({ formKey, step }: { readonly formKey: string; readonly step: string }) => (
  <>
    <HiddenKey value={formKey} />
    <input type="hidden" name="step" value={step} />
  </>
)

const Sessions = ({ sessions, formKey, sent, errors }: Pick<Loaded['one'], 'sessions'> & Sent) => {
  const moment = useMoment()
  const mine = first(sent, 'step') === 'plan'
  return (
    <>
      <h2>Sessions</h2>
      {sessions.length === 0 && <p>No session is planned.</p>}
      <ul className="app-entries">
        {sessions.map(({ lesson, startsAt, place, cancelled }) => (
          <li key={lesson}>
            <div className="app-entries__head">
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{moment(startsAt)}</h3>
              {cancelled && <Tag colour="grey">Called off</Tag>}
            </div>
            {place !== undefined && <p>{place}</p>}
            {!cancelled && (
              <PostForm>
                <Step formKey={formKey} step="call-off" />
                <input type="hidden" name="lesson" value={lesson} />
                <Button look="secondary">
                  Call it off<span className="nhsuk-u-visually-hidden">: {moment(startsAt)}</span>
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <Details summary="Plan a session" open={mine}>
        <PostForm>
          <Step formKey={formKey} step="plan" />
          <WhenFields values={mine ? sent : { minutes: ['60'] }} errors={mine ? errors : undefined} hint="Champions see it on their page" />
          <Button>Plan it</Button>
        </PostForm>
      </Details>
    </>
  )
}

export default function OneTraining() {
  const { back, one, done, key } = useLoaderData<typeof loader>()
  const { errors, values: sent = {} } = useActionData<typeof action>() ?? {}
  const { name = 'Words withdrawn', sessions } = one
  const changing = first(sent, 'step') === 'change'
  return (
    <Page title={name} errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{name}</h1>
      {one.about !== undefined && <p>{one.about}</p>}
      <Sessions sessions={sessions} formKey={key} sent={sent} errors={errors} />
      <Details summary="Change it" open={changing}>
        <PostForm>
          <Step formKey={key} step="change" />
          <TrainingFields values={changing ? sent : trainingValues(one)} errors={changing ? errors : undefined} />
          <Button>Save</Button>
        </PostForm>
      </Details>
      <Details summary="It is not taught any more">
        <p>Who did it has done it, and nobody has it to do any more.</p>
        <PostForm>
          <Step formKey={key} step="retire" />
          <Button look="warning">Teach it no longer</Button>
        </PostForm>
      </Details>
    </Page>
  )
}
