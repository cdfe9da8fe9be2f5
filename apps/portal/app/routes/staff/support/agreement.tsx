import { agreeReferrals, endReferrals, ReferralField, showAgreement } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { thePiece } from '../pieces/one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const { programme, piece } = await thePiece({ params, context })
  if (!mayHere(context.get(principalContext), 'referral.agree', programme)) throw data(null, { status: 403 })
  const called = await context.get(callContext)(showAgreement, { params: { programme, piece: piece.piece } })
  return { programme, piece: piece.piece, title: piece.title, agreement: answerOf(called).agreement, key: newKey(context), endKey: newKey(context) }
}

const typed = [
  { name: 'partner', longest: 200, missing: 'Enter the organisation that gets the requests' },
  { name: 'email', longest: 200, missing: 'Enter the address that the requests go to' },
  { name: 'agreedBy', longest: 200, missing: 'Enter who agreed, by role' },
]

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const input = { programme: params.programme ?? '', piece: params.piece ?? '' }
  const to = `/staff/${input.programme}/support/${input.piece}`
  const form = await request.formData()
  const values = valuesOf(form)
  const call = context.get(callContext)
  if (first(values, 'step') === 'end')
    return afterCall(await call(endReferrals, { params: input }, keyOf(form)), `${to}?done=ended`, { otherwise: 'partner' }, values)
  const on = readDay(values, 'on', 'The day they agreed')
  const missing = 'day' in on && on.day === undefined ? [{ field: 'on-day', message: 'Enter the day they agreed' }] : []
  const errors = [...checkTyped(values, typed), ...('error' in on ? [on.error] : missing)]
  if (errors.length > 0 || 'error' in on || on.day === undefined) return comesBack(errors, values)
  const text = (name: string): string => (first(values, name) ?? '').trim()
  const fields = ReferralField.options.filter((field) => values.fields?.includes(field))
  const body = { on: on.day, fields, words: { partner: text('partner'), email: text('email'), agreedBy: text('agreedBy') } }
  const called = await call(agreeReferrals, { params: input, body }, keyOf(form))
  return afterCall(
    called,
    `${to}?done=agreed`,
    { paths: { 'words.email': 'email' }, codes: { 'in-the-future': 'on-day' }, otherwise: 'partner' },
    values,
  )
}

type Agreement = NonNullable<Awaited<ReturnType<typeof loader>>['agreement']>
const valuesIn = ({ on, fields, words }: Agreement): FormValues => ({
  partner: [words?.partner ?? ''],
  email: [words?.email ?? ''],
  agreedBy: [words?.agreedBy ?? ''],
  fields,
  ...dayValues('on', on),
})

export default function ReferralAgreement() {
  const { programme, piece, title, agreement, key, endKey } = useLoaderData<typeof loader>()
  const { errors, values = agreement ? valuesIn(agreement) : {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Self-referral to this service"
      about={title}
      back={`/staff/${programme}/support/${piece}`}
      formKey={key}
      errors={errors}
      send={agreement ? 'Record the agreement as it is now' : 'Record the agreement'}
      before={
        <>
          <p>
            Residents can ask the service to get in touch with them. The partner gets a mail with a link that opens the request once; the mail says
            nothing of the person. A name and how to reach them are always passed on.
          </p>
          {agreement && (
            <PostForm>
              <HiddenKey value={endKey} />
              <input type="hidden" name="step" value="end" />
              <Button look="warning">They take no more requests</Button>
            </PostForm>
          )}
        </>
      }
    >
      <Input
        name="partner"
        label="Organisation that gets the requests"
        hint="Residents see this name"
        errors={errors}
        value={first(values, 'partner')}
      />
      <Input
        name="email"
        label="E-mail address that the requests go to"
        hint="A shared address that somebody reads every working day"
        type="email"
        errors={errors}
        value={first(values, 'email')}
        spellCheck={false}
      />
      <Input
        name="agreedBy"
        label="Who agreed there"
        hint="By role, such as: the service manager"
        errors={errors}
        value={first(values, 'agreedBy')}
      />
      <DateInput name="on" label="Day they agreed" errors={errors} values={values} />
      <Checkboxes
        name="fields"
        label="What else they want to know"
        hint="Only what they need to get in touch"
        errors={errors}
        chosen={values.fields}
        choices={[
          { value: 'about', label: 'What the person wants help with, in their own words' },
          { value: 'language', label: 'The language they speak' },
        ]}
      />
    </StaffForm>
  )
}
