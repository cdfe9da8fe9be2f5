import { type ConversationStep, moveConversation } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData, useParams } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { closureNames, extensionNames, pauseNames } from './names.ts'
import { oneConversation } from './one.server.ts'

type StepName = ConversationStep['step']
type StepForm = {
  readonly title: string
  readonly send: string
  readonly day: boolean
  readonly reasons: Readonly<Record<string, string>> | undefined
  readonly about: string
}

const steps: Readonly<Record<StepName, StepForm>> = {
  open: {
    title: 'Open the conversation',
    send: 'Open it in public',
    day: true,
    reasons: undefined,
    about: 'From now on people can answer. Questions keep their words for good: to change what one means, replace it.',
  },
  pause: { title: 'Pause the conversation', send: 'Pause it', day: false, reasons: pauseNames, about: 'Nobody can answer until it goes on.' },
  resume: { title: 'Let the conversation go on', send: 'Let it go on', day: false, reasons: undefined, about: 'People can answer again.' },
  extend: { title: 'Extend the conversation', send: 'Extend it', day: true, reasons: extensionNames, about: 'The new last day is shown in public.' },
  close: {
    title: 'Close the conversation',
    send: 'Close it for good',
    day: false,
    reasons: closureNames,
    about: 'Nobody can answer any more. This cannot be taken back.',
  },
}

const isStep = (name: string | undefined): name is StepName => name !== undefined && Object.hasOwn(steps, name)

const named = (params: LoaderFunctionArgs['params']): StepName => {
  if (!isStep(params.step)) throw data(null, { status: 404 })
  return params.step
}

export const loader = async (args: LoaderFunctionArgs) => {
  named(args.params)
  if (!mayHere(args.context.get(principalContext), 'conversation.open', programmeOf(args.params))) throw data(null, { status: 403 })
  const { at, conversation } = await oneConversation(args)
  const title = conversation.content.words.find(({ language, easyRead }) => language === 'en' && !easyRead)?.title
  return { at, title, questionnaire: conversation.questionnaire, key: newKey(args.context) }
}

type StepRead = { readonly step: ConversationStep } | { readonly errors: readonly { readonly field: string; readonly message: string }[] }

const readStep = (step: StepName, values: FormValues): StepRead => {
  const { day: needsDay, reasons } = steps[step]
  const day = needsDay ? readDay(values, 'closes', 'The last day') : { day: undefined }
  const reason = first(values, 'reason')
  if ('error' in day) return { errors: [day.error] }
  const errors = [
    ...(needsDay && day.day === undefined ? [{ field: 'closes-day', message: 'Enter the last day' }] : []),
    ...(reasons && (reason === undefined || !Object.hasOwn(reasons, reason)) ? [{ field: 'reason', message: 'Choose why' }] : []),
  ]
  if (errors.length > 0) return { errors }
  const seen = step === 'open' || step === 'resume' ? { questionnaire: Number(first(values, 'questionnaire')) } : {}
  return { step: { step, ...seen, ...(day.day === undefined ? {} : { closes: day.day }), ...(reasons ? { reason } : {}) } as ConversationStep }
}

export const action = async (args: ActionFunctionArgs) => {
  const step = named(args.params)
  const { at, place } = await oneConversation(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const read = readStep(step, values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await args.context.get(callContext)(moveConversation, { params: place, body: { step: read.step } }, keyOf(form))
  const fields = { codes: { 'day-in-the-past': 'closes-day', 'not-later': 'closes-day' }, otherwise: steps[step].day ? 'closes-day' : 'reason' }
  return afterCall(called, `${at}?done=${step}`, fields, values)
}

export default function ConversationStepForm() {
  const { at, title, questionnaire, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const { step } = useParams()
  if (!isStep(step)) return null
  const form = steps[step]
  return (
    <StaffForm
      title={form.title}
      about={title}
      back={at}
      formKey={key}
      errors={errors}
      send={form.send}
      warning={step === 'close'}
      before={<p>{form.about}</p>}
    >
      <input type="hidden" name="questionnaire" value={questionnaire} />
      {form.day && <DateInput name="closes" label="Last day on which people can answer" errors={errors} values={values} />}
      {form.reasons && (
        <Radios
          name="reason"
          label="Why?"
          errors={errors}
          chosen={first(values, 'reason')}
          choices={Object.entries(form.reasons).map(([value, label]) => ({ value, label }))}
        />
      )}
    </StaffForm>
  )
}
