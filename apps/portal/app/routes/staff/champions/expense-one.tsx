import { type BodyOf, Id } from '@heard/contracts'
import { showExpense, stepExpense } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { expenseKinds, expenseStates, inPounds } from '../volunteering/expense-names.ts'
import { StepForm } from './board-meeting.tsx'

/** Opening it is recorded. */
export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const [application, claim] = [Id.safeParse(params.application), Id.safeParse(params.claim)]
  if (!application.success || !claim.success) throw data(null, { status: 404 })
  const where = { programme, application: application.data, claim: claim.data }
  const one = answerOf(await context.get(callContext)(showExpense, { params: where }))
  return { back: `/staff/${programme}/champions/expenses`, one, key: newKey(context) }
}

const stepIn = (values: FormValues): { readonly errors: readonly FieldError[] } | { readonly step: BodyOf<typeof stepExpense> } => {
  const ref = first(values, 'ref') ?? ''
  switch (first(values, 'step')) {
    case 'refuse': {
      const errors = checkTyped(values, [{ name: 'reason', longest: 1_000, missing: 'Enter why it is not paid' }])
      return errors.length > 0 ? { errors } : { step: { step: 'refuse', ref, reason: first(values, 'reason') ?? '' } }
    }
    case 'pay':
      return { step: { step: 'pay' } }
    default:
      return { step: { step: 'approve', ref } }
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const where = { programme, application: params.application ?? '', claim: params.claim ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const read = stepIn(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(stepExpense, { params: where, body: read.step }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/expenses?done=${read.step.step}`, { otherwise: 'claim' }, values)
}

type One = ReturnType<typeof useLoaderData<typeof loader>>['one']
type StepsProps = { readonly one: One; readonly formKey: string; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }

const Steps = ({ one: { state, own, ref }, formKey, errors, values }: StepsProps) => {
  if (own) return <InsetText>This is your own claim. A colleague decides it.</InsetText>
  if (state !== 'waiting' && state !== 'approved') return null
  return (
    <>
      {state === 'waiting' ? (
        <StepForm formKey={formKey} hidden={{ step: 'approve', ref }}>
          <Button>Approve it</Button>
        </StepForm>
      ) : (
        <StepForm formKey={formKey} hidden={{ step: 'pay' }}>
          <p>Only once they have the money. This cannot be undone.</p>
          <Button>Record that it is paid</Button>
        </StepForm>
      )}
      <h2>Is it not to be paid?</h2>
      <StepForm formKey={formKey} hidden={{ step: 'refuse', ref }}>
        <Textarea
          name="reason"
          label="Why is it not paid?"
          hint="The champion reads it. Be kind, and say what they can do. You cannot change this afterwards; they can claim it again"
          errors={errors}
          value={first(values, 'reason')}
          rows={3}
        />
        <Button look="secondary">Do not pay it</Button>
      </StepForm>
    </>
  )
}

const useRows = ({ at, content, due, reason }: One) => {
  const [day, moment] = [useDay(), useMoment()]
  return [
    ...(content
      ? [
          { key: 'Amount', value: inPounds(content.pence) },
          { key: 'For', value: expenseKinds[content.kind] },
          { key: 'Day', value: day(content.on) },
        ]
      : [{ key: 'Claim', value: 'Words erased' }]),
    ...(content?.note === undefined ? [] : [{ key: 'Note', value: <Words text={content.note} /> }]),
    { key: 'Claimed', value: moment(at) },
    ...(due === undefined ? [] : [{ key: 'Due', value: day(due) }]),
    ...(reason === undefined ? [] : [{ key: 'Why it is not paid', value: <Words text={reason} /> }]),
  ]
}

export default function OneExpense() {
  const { back, one, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const rows = useRows(one)
  const [name, colour] = expenseStates[one.state]
  return (
    <Page title="Claim of a champion" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1 id="claim">
        <span className="nhsuk-caption-l">Champion {one.reference}</span>
        Claim of a champion
      </h1>
      <p>
        <Tag colour={colour}>{name}</Tag>
      </p>
      <SummaryList rows={rows} />
      <Steps one={one} formKey={key} errors={errors} values={values} />
    </Page>
  )
}
