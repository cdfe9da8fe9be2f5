import { longest, recordVerdict, Verdict, VerdictBy } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { ClaimAndVerdicts } from '../../../accountability/verdicts.tsx'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { dayFields } from './day-fields.ts'
import { commitmentOf, textOf } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [commitment, { organisations }] = await Promise.all([commitmentOf(call, programme, params.commitment), theProgramme(call, programme)])
  return { programme, commitment, title: textOf(commitment), organisations, key: newKey(context) }
}

const peopleIn = (values: FormValues): number | undefined | 'wrong' => {
  const typed = typedIn(values, 'people')?.trim()
  if (typed === undefined) return undefined
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 'wrong'
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = params.commitment ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const from = VerdictBy.safeParse(first(values, 'from'))
  const verdict = Verdict.safeParse(first(values, 'verdict'))
  const people = peopleIn(values)
  const on = readDay(values, 'on', 'The day')
  const errors: FieldError[] = [
    ...(from.success ? [] : [{ field: 'from', message: 'Choose whose verdict it is' }]),
    ...(verdict.success ? [] : [{ field: 'verdict', message: 'Choose what they see' }]),
    ...checkTyped(values, [{ name: 'note', longest: longest.note }]),
    ...(people === 'wrong' ? [{ field: 'people', message: 'Enter how many people as a whole number' }] : []),
    ...('error' in on ? [on.error] : []),
  ]
  if (errors.length > 0 || !from.success || !verdict.success || people === 'wrong' || 'error' in on) return comesBack(errors, values)
  const note = typedIn(values, 'note')
  const body = {
    from: from.data,
    verdict: verdict.data,
    ...(note === undefined ? {} : { note }),
    ...(people === undefined ? {} : { people }),
    ...(on.day === undefined ? {} : { on: on.day }),
    language: first(values, 'language') ?? 'en',
  }
  const called = await context.get(callContext)(recordVerdict, { params: { programme, commitment }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/commitments/${commitment}?done=judged`, { ...dayFields, otherwise: 'from' }, values)
}

type FieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

const Fields = ({ values, errors }: FieldsProps) => (
  <>
    <Radios
      name="from"
      label="Whose verdict is it?"
      errors={errors}
      chosen={first(values, 'from')}
      choices={[
        { value: 'residents', label: 'Residents' },
        { value: 'champions', label: 'Champions' },
      ]}
    />
    <Radios
      name="verdict"
      label="What do they see of it?"
      errors={errors}
      chosen={first(values, 'verdict')}
      choices={[
        { value: 'no-evidence', label: 'No sign of it' },
        { value: 'not-started', label: 'It has not started' },
        { value: 'limited', label: 'A little of it' },
        { value: 'substantial', label: 'Most of it' },
        { value: 'complete', label: 'All of it' },
      ]}
    />
    <Textarea
      name="note"
      label="What they say about it (optional)"
      hint="This is public. Name nobody"
      errors={errors}
      value={first(values, 'note')}
      rows={4}
    />
    <Input
      name="people"
      label="How many people joined in it (optional)"
      hint="The public sees it rounded to 5, and not at all under 10"
      errors={errors}
      value={first(values, 'people')}
      inputMode="numeric"
      width={5}
    />
    <DateInput name="on" label="Day (optional)" hint="Leave it empty if that is today. For example, 27 3 2026" errors={errors} values={values} />
    <LanguageSelect values={values} errors={errors} />
  </>
)

export default function RecordVerdict() {
  const { programme, commitment, title, organisations, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title="Record what people see"
        about={title}
        back={`/staff/${programme}/commitments/${commitment.id}`}
        formKey={key}
        errors={errors}
        send="Publish the verdict"
        before={<ClaimAndVerdicts commitment={commitment} />}
      >
        <Fields values={values} errors={errors} />
      </StaffForm>
    </OrganisationsContext>
  )
}
