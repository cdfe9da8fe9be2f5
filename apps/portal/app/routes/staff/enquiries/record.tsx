import { createHash } from 'node:crypto'
import { EnquiryChannel, EnquiryContact, EnquiryKind, enquiryNotice, longestMessage, recordEnquiry } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Page } from '../../../components/page.tsx'
import { ReceiptToKeep } from '../../../components/receipt-to-keep.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { kindNames } from './names.ts'

const Channel = EnquiryChannel.exclude(['web'])
const channelLabels = { email: 'E-mail', phone: 'Phone', 'in-person': 'In person' } as const

export const loader = ({ params, context }: LoaderFunctionArgs) => ({
  programme: programmeOf(params),
  key: newKey(context),
  noticeHash: createHash('sha256').update(enquiryNotice.words.en).digest('hex'),
})

const contactOf = (values: FormValues) => {
  const [name, email, phone] = ['name', 'email', 'phone'].map((field) => typedIn(values, field)?.trim())
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
}

const check = (values: FormValues) => {
  const kind = EnquiryKind.safeParse(first(values, 'kind')).data
  const channel = Channel.safeParse(first(values, 'channel')).data
  const typed = checkTyped(values, [
    { name: 'words', longest: longestMessage, missing: 'Enter what they wrote or said' },
    { name: 'messageId', longest: 300 },
    { name: 'email', longest: 254 },
    { name: 'phone', longest: 40 },
    { name: 'name', longest: 200 },
  ])
  const { email } = contactOf(values)
  const errors = [
    ...(kind ? [] : [{ field: 'kind', message: 'Select what it is' }]),
    ...(channel ? [] : [{ field: 'channel', message: 'Select how it came' }]),
    ...typed,
    ...(email === undefined || EnquiryContact.shape.email.safeParse(email).success
      ? []
      : [{ field: 'email', message: 'Enter an e-mail address, such as name@example.com' }]),
    ...(first(values, 'agreed') === 'yes' ? [] : [{ field: 'agreed', message: 'Confirm that the person knows we keep this and agrees' }]),
  ]
  return { kind, channel, errors }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const { kind, channel, errors } = check(values)
  if (errors.length > 0 || !kind || !channel) return data({ errors, values, recorded: undefined }, { status: 400 })
  const contact = contactOf(values)
  const messageId = typedIn(values, 'messageId')?.trim()
  const body = {
    kind,
    channel,
    words: first(values, 'words') ?? '',
    language: first(values, 'language') ?? 'en',
    agreed: true as const,
    noticeHash: first(values, 'notice') ?? '',
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(messageId === undefined ? {} : { messageId }),
  }
  const called = await context.get(callContext)(recordEnquiry, { params: { programme }, body }, keyOf(form))
  if (called.ok) {
    const { enquiry, receipt } = called.body
    return data({ errors: undefined, values, recorded: { enquiry, receipt, link: `${context.get(originContext)}/r/${receipt}` } })
  }
  const fields = { paths: { 'contact.email': 'email', 'contact.phone': 'phone', 'contact.name': 'name' }, otherwise: 'words' }
  return data({ errors: errorsFrom(called.problem, fields), values, recorded: undefined }, { status: called.status })
}

export default function RecordEnquiry() {
  const { programme, key, noticeHash } = useLoaderData<typeof loader>()
  const { errors, values = {}, recorded } = useActionData<typeof action>() ?? {}
  if (recorded) {
    return (
      <Page title="The enquiry is recorded">
        <h1>The enquiry is recorded</h1>
        <p>Read this receipt out to the person, or give it to them on paper. It is shown only now.</p>
        <ReceiptToKeep receipt={recorded.receipt} link={recorded.link} lost="We cannot show it again: only the person needs it." />
        <ButtonLink href={`/staff/${programme}/enquiries/${recorded.enquiry}`}>Go on to the enquiry</ButtonLink>
      </Page>
    )
  }
  return (
    <StaffForm title="Record an enquiry" back={`/staff/${programme}/enquiries`} formKey={key} errors={errors} send="Record it">
      <Radios
        name="kind"
        label="What is it?"
        errors={errors}
        chosen={first(values, 'kind')}
        choices={EnquiryKind.options.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Radios
        name="channel"
        label="How did it come?"
        errors={errors}
        chosen={first(values, 'channel')}
        choices={Channel.options.map((value) => ({ value, label: channelLabels[value] }))}
      />
      <Textarea
        name="words"
        label="What they wrote or said"
        hint="In their own words, as far as you can"
        errors={errors}
        value={first(values, 'words')}
        rows={8}
      />
      <LanguageSelect values={values} errors={errors} hint="Our mails to them end in this language, where we have it" />
      <Input name="name" label="Their name (optional)" errors={errors} value={first(values, 'name')} width={30} />
      <Input name="email" label="Their e-mail address (optional)" errors={errors} value={first(values, 'email')} width={30} spellCheck={false} />
      <Input name="phone" label="Their phone number (optional)" errors={errors} value={first(values, 'phone')} width={20} />
      <Input
        name="messageId"
        label="Message-ID of their mail (optional)"
        hint="From the headers of the mail. With it, our answer stands below their mail"
        errors={errors}
        value={first(values, 'messageId')}
        spellCheck={false}
      />
      <input type="hidden" name="notice" value={noticeHash} />
      <Checkboxes
        name="agreed"
        label="Does the person know that we keep this, and agree?"
        hint={`Read out to them: ${enquiryNotice.words.en}`}
        errors={errors}
        chosen={values.agreed}
        choices={[{ value: 'yes', label: 'Yes, I told them and they agree' }]}
      />
    </StaffForm>
  )
}
