import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { showEnquiry, stepEnquiry } from '@heard/contracts/engagement'
import { AnswerWay, EnquiryChannel, EnquiryOutcome, longestMessage } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Quote } from '../../../components/quote.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'
import type { errorsFrom } from '../../../services/form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { gathering } from './gathering-form.tsx'
import { outcomeNames } from './names.ts'

type Body = BodyOf<typeof stepEnquiry>
export type Shown = AnswerOf<typeof showEnquiry>
export type FieldsProps = { readonly one: Shown; readonly errors: readonly FieldError[] | undefined; readonly values: FormValues | undefined }

/** One thing that staff do with an enquiry, on a page of its own. */
export type StepForm = {
  readonly title: string
  readonly send: string
  readonly fields: Parameters<typeof errorsFrom>[1]
  readonly read: (
    values: FormValues,
  ) => { readonly body: Body; readonly errors?: never } | { readonly body?: never; readonly errors: readonly FieldError[] }
  readonly Fields: (props: FieldsProps) => ReactNode
}

const assign: StepForm = {
  title: 'Assign the enquiry',
  send: 'Assign it',
  fields: { codes: { 'not-a-colleague': 'to' }, otherwise: 'to' },
  read: (values) => {
    const to = first(values, 'to') ?? ''
    const note = typedIn(values, 'note')
    const errors = [...(to === '' ? [{ field: 'to', message: 'Choose somebody' }] : []), ...checkTyped(values, [{ name: 'note', longest: 2_000 }])]
    return errors.length > 0 ? { errors } : { body: { step: 'assign', to, ...(note === undefined ? {} : { note }) } }
  },
  Fields: ({ one, errors, values }) => (
    <>
      <Select
        name="to"
        label="Who looks after it from now on?"
        errors={errors}
        value={first(values, 'to') ?? one.assigned ?? ''}
        options={[{ value: '', label: 'Choose somebody' }, ...one.colleagues.map(({ account, name }) => ({ value: account, label: name }))]}
      />
      <Textarea
        name="note"
        label="What they should know (optional)"
        hint="The person can see this if they take a copy of everything"
        errors={errors}
        value={first(values, 'note')}
        rows={4}
      />
    </>
  ),
}

const due: StepForm = {
  title: 'Move the day',
  send: 'Move the day',
  fields: { codes: { 'in-the-past': 'due' }, otherwise: 'due' },
  read: (values) => {
    const read = readDay(values, 'due', 'The day')
    if ('error' in read) return { errors: [read.error] }
    return read.day === undefined ? { errors: [{ field: 'due', message: 'Enter the day' }] } : { body: { step: 'due', due: read.day } }
  },
  Fields: ({ one, errors, values }) => (
    <DateInput name="due" label="To be answered by" errors={errors} values={values ?? dayValues('due', one.due)} />
  ),
}

const lastWords = ({ history, language }: Shown) => {
  const said = history.findLast((entry) => entry.what === 'person')
  return said?.what === 'person' && said.text !== undefined ? { language, text: said.text } : undefined
}

const ways = ({ contact, canMail }: Shown) =>
  AnswerWay.options
    .filter((way) => way !== 'email' || (contact?.email !== undefined && canMail))
    .map((value) => ({
      value,
      label: { email: 'By e-mail, now', phone: 'I told them by phone', 'in-person': 'I told them in person', page: 'On the page of their receipt' }[
        value
      ],
    }))

const answer: StepForm = {
  title: 'Answer',
  send: 'Answer',
  fields: { codes: { 'no-email': 'how', 'no-mail-server': 'how' }, otherwise: 'text' },
  read: (values) => {
    const how = AnswerWay.safeParse(first(values, 'how')).data
    const errors = [
      ...(how ? [] : [{ field: 'how', message: 'Select how you answer' }]),
      ...checkTyped(values, [{ name: 'text', longest: longestMessage, missing: 'Enter the answer' }]),
    ]
    return errors.length > 0 || !how ? { errors } : { body: { step: 'answer', how, text: first(values, 'text') ?? '' } }
  },
  Fields: ({ one, errors, values }) => {
    const said = lastWords(one)
    return (
      <>
        {said && <Quote of={said} />}
        <Radios name="how" label="How do you answer?" errors={errors} chosen={first(values, 'how')} choices={ways(one)} />
        <Textarea
          name="text"
          label="Your answer"
          hint="Whichever way you answer, the person sees this on the page of their receipt"
          errors={errors}
          value={first(values, 'text')}
          rows={10}
        />
      </>
    )
  },
}

const HeardBy = EnquiryChannel.exclude(['web'])

const hear: StepForm = {
  title: 'Record what they replied',
  send: 'Record it',
  fields: { otherwise: 'text' },
  read: (values) => {
    const channel = HeardBy.safeParse(first(values, 'channel')).data
    const messageId = typedIn(values, 'messageId')?.trim()
    const errors = [
      ...(channel ? [] : [{ field: 'channel', message: 'Select how it came' }]),
      ...checkTyped(values, [
        { name: 'text', longest: longestMessage, missing: 'Enter what they wrote or said' },
        { name: 'messageId', longest: 300 },
      ]),
    ]
    if (errors.length > 0 || !channel) return { errors }
    return { body: { step: 'hear', channel, text: first(values, 'text') ?? '', ...(messageId === undefined ? {} : { messageId }) } }
  },
  Fields: ({ errors, values }) => (
    <>
      <Radios
        name="channel"
        label="How did it come?"
        errors={errors}
        chosen={first(values, 'channel')}
        choices={[
          { value: 'email', label: 'E-mail' },
          { value: 'phone', label: 'Phone' },
          { value: 'in-person', label: 'In person' },
        ]}
      />
      <Textarea
        name="text"
        label="What they wrote or said"
        hint="Paste the mail, without what it quotes of ours"
        errors={errors}
        value={first(values, 'text')}
        rows={8}
      />
      <Input
        name="messageId"
        label="Message-ID of their mail (optional)"
        hint="From the headers of the mail. With it, our next answer stands below this mail"
        errors={errors}
        value={first(values, 'messageId')}
        spellCheck={false}
      />
    </>
  ),
}

const StaffOutcome = EnquiryOutcome.exclude(['withdrawn'])

const close: StepForm = {
  title: 'Close the enquiry',
  send: 'Close it',
  fields: { otherwise: 'outcome' },
  read: (values) => {
    const outcome = StaffOutcome.safeParse(first(values, 'outcome')).data
    return outcome ? { body: { step: 'close', outcome } } : { errors: [{ field: 'outcome', message: 'Select how it ended' }] }
  },
  Fields: ({ errors, values }) => (
    <Radios
      name="outcome"
      label="How did it end?"
      hint="All that is held of it is erased 90 days from now, unless the person writes again"
      errors={errors}
      chosen={first(values, 'outcome')}
      choices={StaffOutcome.options.map((value) => ({ value, label: outcomeNames[value] }))}
    />
  ),
}

export const stepForms = { assign, due, answer, hear, gathering, close }

export const isStep = (name: string): name is keyof typeof stepForms => Object.hasOwn(stepForms, name)
