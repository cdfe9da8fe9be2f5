import { actOnCase, showCase } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { type CaseStep, caseName, dueName, standingOf, stepsOf } from './case-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const called = await context.get(callContext)(showCase, { params: { programme, case: params.case ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  return { programme, one: answerOf(called), key: newKey(context), done: new URL(request.url).searchParams.get('done') }
}

/** The steps that need no words. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const id = params.case ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const step = first(values, 'step') === 'resume' ? 'resume' : 'acknowledge'
  const called = await context.get(callContext)(actOnCase, { params: { programme, case: id }, body: { step } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/data-protection/cases/${id}?done=${step}`, { otherwise: step }, values)
}

const said: Readonly<Record<CaseStep, string>> = {
  acknowledge: 'The case is acknowledged.',
  pause: 'The clock stands. Start it again as soon as the person has answered.',
  resume: 'The clock runs again.',
  extend: 'The time is extended by two months.',
  answer: 'The answer is kept, and the case is closed. Send it where the person asked for it.',
  report: 'It is recorded that the breach was reported.',
  'do-not-report': 'It is recorded why the breach was not reported.',
}

const names: Readonly<Record<CaseStep, string>> = {
  acknowledge: 'Acknowledge',
  pause: 'Stop the clock',
  resume: 'Start the clock again',
  extend: 'Extend the time',
  answer: 'Answer',
  report: 'Record that it was reported',
  'do-not-report': 'Record why it is not reported',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Steps = ({ programme, one, formKey }: Pick<Loaded, 'programme' | 'one'> & { readonly formKey: string }) => (
  <div className="app-buttons">
    {stepsOf(one).map((step) =>
      step === 'acknowledge' || step === 'resume' ? (
        <PostForm key={step}>
          <HiddenKey value={formKey} />
          <input type="hidden" name="step" value={step} />
          <Button id={step}>{names[step]}</Button>
        </PostForm>
      ) : (
        <ButtonLink key={step} look="secondary" href={`/staff/${programme}/data-protection/cases/${one.case}/${step}`}>
          {names[step]}
        </ButtonLink>
      ),
    )}
  </div>
)

const contactOf = ({ words, contact }: Loaded['one']) => {
  if (words === undefined) return 'Erased'
  return contact === undefined ? 'None: the answer waits behind the receipt' : <bdi>{contact}</bdi>
}

const Facts = ({ one }: Pick<Loaded, 'one'>) => {
  const day = useDay()
  const [text, colour] = standingOf(one)
  const wasOpened = one.kind === 'breach' ? 'What happened' : 'What they wrote'
  return (
    <SummaryList
      rows={[
        { key: 'Standing', value: <Tag colour={colour}>{text}</Tag> },
        { key: one.kind === 'breach' ? 'Aware since' : 'Received on', value: day(one.received) },
        { key: dueName(one), value: `${day(one.due)}${one.extended ? ', extended' : ''}` },
        ...(one.acknowledged === undefined ? [] : [{ key: 'Acknowledged on', value: day(one.acknowledged) }]),
        { key: wasOpened, value: one.words === undefined ? 'Erased' : <Words text={one.words} /> },
        ...(one.kind === 'breach' ? [] : [{ key: 'Contact', value: contactOf(one) }]),
        ...(one.contribution === undefined ? [] : [{ key: 'Contribution', value: one.contribution }]),
        ...(one.closed === undefined ? [] : [{ key: 'Closed on', value: day(one.closed) }]),
        ...(one.answer === undefined ? [] : [{ key: one.kind === 'breach' ? 'Reason' : 'Answer', value: <Words text={one.answer} /> }]),
      ]}
    />
  )
}

export default function Case() {
  const { programme, one, key, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const title = caseName(one)
  return (
    <Page title={title} errors={errors} before={<BackLink href={`/staff/${programme}/data-protection`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{title}</h1>
      <p>That you opened this is recorded.</p>
      <Facts one={one} />
      <Steps programme={programme} one={one} formKey={key} />
    </Page>
  )
}
