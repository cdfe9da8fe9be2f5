import type { BodyOf } from '@heard/contracts'
import { actOnCase, showCase } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { caseName } from './case-names.ts'

type Worded = {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly missing: string
  readonly longest: number
  readonly rows: number
}

/** Steps that say something, each at an address of its own. */
const worded = {
  pause: {
    title: 'Stop the clock',
    label: 'Why the clock stops',
    hint: 'Only while you ask the person what they mean or who they are',
    missing: 'Enter why the clock stops',
    longest: 2_000,
    rows: 4,
  },
  extend: {
    title: 'Extend the time by two months',
    label: 'Why it takes longer',
    hint: 'Only once, for what is complex or many requests, and told to the person within the first month',
    missing: 'Enter why it takes longer',
    longest: 2_000,
    rows: 4,
  },
  answer: {
    title: 'Answer',
    label: 'Answer',
    hint: 'The person reads exactly this behind their receipt. Where they gave an address, send it there too',
    missing: 'Write the answer',
    longest: 10_000,
    rows: 14,
  },
  'do-not-report': {
    title: 'Record why the breach is not reported',
    label: 'Why no risk to people is likely',
    hint: 'The Information Commissioner may ask to see this',
    missing: 'Enter why it is not reported',
    longest: 5_000,
    rows: 6,
  },
} as const satisfies Record<string, Worded>

type WordedStep = keyof typeof worded
type Step = WordedStep | 'report'
const isWorded = (step: string | undefined): step is WordedStep => step !== undefined && Object.hasOwn(worded, step)

const stepOf = ({ step }: { readonly step?: string | undefined }): Step => {
  if (step === 'report' || isWorded(step)) return step
  throw data(null, { status: 404 })
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const step = stepOf(params)
  const called = await context.get(callContext)(showCase, { params: { programme, case: params.case ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  const { case: id, kind, right, template } = answerOf(called)
  return { programme, id, step, about: caseName({ kind, ...(right === undefined ? {} : { right }) }), template: template ?? '', key: newKey(context) }
}

type Read = { readonly errors: readonly FieldError[] } | { readonly body: BodyOf<typeof actOnCase> }

const readReport = (values: FormValues): Read => {
  const told = first(values, 'told')
  return told === 'yes' || told === 'no'
    ? { body: { step: 'report', peopleTold: told === 'yes' } }
    : { errors: [{ field: 'told', message: 'Say whether the people were told' }] }
}

const readAnswer = (values: FormValues, text: string, errors: readonly FieldError[]): Read => {
  const outcome = first(values, 'outcome')
  if (outcome !== 'done' && outcome !== 'in-part' && outcome !== 'refused') {
    return { errors: [{ field: 'outcome', message: 'Choose what was done' }, ...errors] }
  }
  return errors.length > 0 ? { errors } : { body: { step: 'answer', outcome, text } }
}

const read = (step: Step, values: FormValues): Read => {
  if (step === 'report') return readReport(values)
  const { longest, missing } = worded[step]
  const errors = checkTyped(values, [{ name: 'text', longest, missing }])
  const text = first(values, 'text') ?? ''
  if (step === 'answer') return readAnswer(values, text, errors)
  return errors.length > 0 ? { errors } : { body: { step, reason: text } }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const step = stepOf(params)
  const id = params.case ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const found = read(step, values)
  if ('errors' in found) return comesBack(found.errors, values)
  const called = await context.get(callContext)(actOnCase, { params: { programme, case: id }, body: found.body }, keyOf(form))
  const fields = { paths: { reason: 'text' }, otherwise: step === 'report' ? 'told' : 'text' }
  return afterCall(called, `/staff/${programme}/data-protection/cases/${id}?done=${step}`, fields, values)
}

type FieldsProps = { readonly step: Step; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues }

const Fields = ({ step, errors, values }: FieldsProps) => {
  if (step === 'report') {
    return (
      <Radios
        name="told"
        label="Were the people whose data it is told?"
        hint="They must be, where the risk for them is high"
        errors={errors}
        chosen={first(values, 'told')}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, the risk for them is not high' },
        ]}
      />
    )
  }
  const { label, hint, rows } = worded[step]
  return <Textarea name="text" label={label} hint={hint} errors={errors} value={first(values, 'text')} rows={rows} />
}

const Outcome = ({ errors, values }: Omit<FieldsProps, 'step'>) => (
  <Radios
    name="outcome"
    label="What was done?"
    errors={errors}
    chosen={first(values, 'outcome')}
    choices={[
      { value: 'done', label: 'What was asked' },
      { value: 'in-part', label: 'A part of it', hint: 'The answer says which, and why not the rest' },
      { value: 'refused', label: 'Nothing', hint: 'The answer says why, and how to complain' },
    ]}
  />
)

export default function StepOfCase() {
  const { programme, id, step, about, template, key } = useLoaderData<typeof loader>()
  const { errors, values = { text: [step === 'answer' ? template : ''] } } = useActionData<typeof action>() ?? {}
  const title = step === 'report' ? 'Record that the breach was reported' : worded[step].title
  return (
    <StaffForm title={title} about={about} back={`/staff/${programme}/data-protection/cases/${id}`} formKey={key} errors={errors} send={title}>
      {step === 'answer' && <Outcome errors={errors} values={values} />}
      <Fields step={step} errors={errors} values={values} />
    </StaffForm>
  )
}
