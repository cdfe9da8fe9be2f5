import { raiseConcern, Urgency } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { CareNote } from './care-note.tsx'
import { choicesOf, sources, urgencies } from './names.ts'

type Place = { readonly programme: string; readonly contribution: string | undefined; readonly enquiry: string | undefined }

const placeOf = (request: Request, params: { readonly programme?: string | undefined }): Place => {
  const asked = new URL(request.url).searchParams
  return { programme: programmeOf(params), contribution: asked.get('contribution') ?? undefined, enquiry: asked.get('enquiry') ?? undefined }
}

/** The page of what the concern is about, where it is about something that is kept here. */
const subjectOf = ({ programme, contribution, enquiry }: Place): string | undefined => {
  if (contribution !== undefined) return `/staff/${programme}/contributions/${contribution}`
  return enquiry === undefined ? undefined : `/staff/${programme}/enquiries/${enquiry}`
}

export const loader = ({ request, params, context }: LoaderFunctionArgs) => {
  const place = placeOf(request, params)
  const manages = mayHere(context.get(principalContext), 'safeguarding.manage', place.programme)
  return {
    about: place.contribution ? ('contribution' as const) : place.enquiry ? ('enquiry' as const) : undefined,
    back: subjectOf(place) ?? (manages ? `/staff/${place.programme}/safeguarding` : '/staff'),
    key: newKey(context),
  }
}

const told = ['phone', 'in-person'] as const
const isTold = (source: string | undefined): source is (typeof told)[number] => told.some((each) => each === source)

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const place = placeOf(request, params)
  const form = await request.formData()
  const values = valuesOf(form)
  const chosen = first(values, 'source')
  const source = place.contribution ? ('reading' as const) : place.enquiry ? ('enquiry' as const) : isTold(chosen) ? chosen : undefined
  const urgency = Urgency.safeParse(first(values, 'urgency')).data
  const errors: FieldError[] = [
    ...(source === undefined ? [{ field: 'source', message: 'Choose how you learned of it' }] : []),
    ...(urgency === undefined ? [{ field: 'urgency', message: 'Choose how urgent it is' }] : []),
    ...checkTyped(values, [
      { name: 'words', longest: 5_000, missing: 'Enter what worries you' },
      { name: 'contact', longest: 300 },
    ]),
  ]
  if (errors.length > 0 || source === undefined || urgency === undefined) return comesBack(errors, values)
  const contact = typedIn(values, 'contact')
  const { programme, contribution, enquiry } = place
  const about = { ...(contribution === undefined ? {} : { contribution }), ...(enquiry === undefined ? {} : { enquiry }) }
  const body = { source, urgency, words: first(values, 'words') ?? '', ...(contact === undefined ? {} : { contact }), ...about }
  const called = await context.get(callContext)(raiseConcern, { params: { programme }, body }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, { otherwise: 'words' }), values, called.status)
  const manages = mayHere(context.get(principalContext), 'safeguarding.manage', programme)
  const to = subjectOf(place) ?? (manages ? `/staff/${programme}/safeguarding` : '/staff')
  throw redirect(`${to}?done=raised`, { headers: seen(called.headers), status: 303 })
}

export default function RaiseConcern() {
  const { about, back, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const before = (
    <>
      <InsetText>
        <p>If somebody is in danger now, call 999 first.</p>
      </InsetText>
      {about === 'contribution' && (
        <p>
          This contribution was given without a name, so nobody can be called unless the person left a way to reach them. The safeguarding team can
          still look for who may be at risk, speak to the service that is named, and see whether the person asked to be called.
        </p>
      )}
    </>
  )
  return (
    <StaffForm title="I am worried about somebody" back={back} formKey={key} errors={errors} send="Raise the concern" before={before}>
      {about === undefined && (
        <Radios
          name="source"
          label="How did you learn of it?"
          errors={errors}
          chosen={first(values, 'source')}
          choices={told.map((value) => ({ value, label: sources[value] }))}
        />
      )}
      <Textarea
        name="words"
        label="What worries you"
        hint="About whom, what you read, heard or saw, and whom you told. Their words, as far as you can"
        errors={errors}
        value={first(values, 'words')}
        rows={6}
      />
      <Radios name="urgency" label="How urgent is it?" errors={errors} chosen={first(values, 'urgency')} choices={choicesOf(urgencies)} />
      <Input
        name="contact"
        label="How the person can be reached (optional)"
        hint="Only where they said so, or it is known"
        errors={errors}
        value={first(values, 'contact')}
        dir="auto"
        autoComplete="off"
      />
      <CareNote />
    </StaffForm>
  )
}
