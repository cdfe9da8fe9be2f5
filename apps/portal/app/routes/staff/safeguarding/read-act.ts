import type { BodyOf } from '@heard/contracts'
import {
  type actOnConcern,
  CallOutcome,
  ConcernOutcome,
  HandoverTo,
  ProtocolStep,
  SharingGround,
  SupportAnswer,
  Urgency,
} from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

type Body = BodyOf<typeof actOnConcern>
export type Act = Exclude<Body['act'], 'take' | 'release'>
export type ReadAct = { readonly errors: readonly FieldError[] } | { readonly body: Body }

const longest = 5_000
const missing = (field: string, message: string): FieldError[] => [{ field, message }]
const needed = (values: FormValues, message: string): FieldError[] => checkTyped(values, [{ name: 'note', longest, missing: message }])
const may = (values: FormValues): FieldError[] => checkTyped(values, [{ name: 'note', longest }])
const noteOf = (values: FormValues): { readonly note?: string } => {
  const note = typedIn(values, 'note')
  return note === undefined ? {} : { note }
}
const whole = (errors: readonly FieldError[], body: Body): ReadAct => (errors.length > 0 ? { errors } : { body })

const readHandOver = (values: FormValues): ReadAct => {
  const to = HandoverTo.safeParse(first(values, 'to')).data
  const ground = SharingGround.safeParse(first(values, 'ground')).data
  const errors = [
    ...(to ? [] : missing('to', 'Choose to whom you handed it over')),
    ...(ground ? [] : missing('ground', 'Choose what allowed you to share')),
    ...needed(values, 'Enter with whom you spoke and what you shared'),
  ]
  return to && ground ? whole(errors, { act: 'hand-over', to, ground, note: first(values, 'note') ?? '' }) : { errors }
}

const readSupport = (values: FormValues): ReadAct => {
  const support = first(values, 'support')
  const answer = SupportAnswer.safeParse(first(values, 'answer')).data
  const errors = [
    ...(support ? [] : missing('support', 'Choose what you offered')),
    ...(answer ? [] : missing('answer', 'Choose what the person said')),
  ]
  return support && answer ? { body: { act: 'support', support, answer } } : { errors }
}

const readPlan = (values: FormValues): ReadAct => {
  const read = readDay(values, 'on', 'The day of the call')
  if ('error' in read) return { errors: [read.error] }
  return read.day === undefined ? { errors: missing('on-day', 'Enter the day of the call') } : { body: { act: 'plan-call', on: read.day } }
}

const readCall = (values: FormValues): ReadAct => {
  const outcome = CallOutcome.safeParse(first(values, 'outcome')).data
  const next = readDay(values, 'next', 'The day of the next call')
  const errors = [...(outcome ? [] : missing('outcome', 'Choose how the call went')), ...('error' in next ? [next.error] : []), ...may(values)]
  if (!outcome || 'error' in next) return { errors }
  return whole(errors, { act: 'call', outcome, ...(next.day === undefined ? {} : { next: next.day }), ...noteOf(values) })
}

const readClose = (values: FormValues): ReadAct => {
  const outcome = ConcernOutcome.exclude(['call-cancelled']).safeParse(first(values, 'outcome')).data
  const errors = [...(outcome ? [] : missing('outcome', 'Choose how it ended')), ...may(values)]
  return outcome ? whole(errors, { act: 'close', outcome, ...noteOf(values) }) : { errors }
}

const readers: Readonly<Record<Act, (values: FormValues) => ReadAct>> = {
  triage: (values) => {
    const urgency = Urgency.safeParse(first(values, 'urgency')).data
    return urgency ? { body: { act: 'triage', urgency } } : { errors: missing('urgency', 'Choose how urgent it is') }
  },
  assign: (values) => {
    const to = first(values, 'to')
    return to ? { body: { act: 'assign', to } } : { errors: missing('to', 'Choose a colleague') }
  },
  step: (values) => {
    const step = ProtocolStep.safeParse(first(values, 'step')).data
    return step ? whole(may(values), { act: 'step', step, ...noteOf(values) }) : { errors: missing('step', 'Choose the step') }
  },
  'hand-over': readHandOver,
  support: readSupport,
  'plan-call': readPlan,
  call: readCall,
  close: readClose,
  reopen: (values) => whole(needed(values, 'Enter why it is opened again'), { act: 'reopen', note: first(values, 'note') ?? '' }),
}

export const isAct = (name: string | undefined): name is Act => name !== undefined && Object.hasOwn(readers, name)

/** What a form says, or what is missing in it. */
export const readAct = (act: Act, values: FormValues): ReadAct => readers[act](values)
