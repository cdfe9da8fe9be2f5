import { Id } from '@heard/contracts'
import { ErasureWay, eraseContribution } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { wayNames } from './way-names.ts'

/** Pages about somebody lead here with their number. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'erasure.run', programme)) throw data(null, { status: 403 })
  const contribution = Id.safeParse(new URL(request.url).searchParams.get('of')).data
  const values: FormValues = contribution === undefined ? {} : { contribution: [contribution] }
  return { programme, values, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const contribution = Id.safeParse(first(values, 'contribution')?.trim())
  const way = ErasureWay.safeParse(first(values, 'way')).data
  const errors = [
    ...(contribution.success ? [] : [{ field: 'contribution', message: 'Enter the whole number of the contribution, enquiry or application' }]),
    ...(way ? [] : [{ field: 'way', message: 'Choose how the person asked' }]),
    ...(values.identified?.includes('yes') ? [] : [{ field: 'identified', message: 'Confirm that the person asked for it and is who they say' }]),
  ]
  if (!contribution.success || !way || errors.length > 0) return comesBack(errors, values)
  const called = await context.get(callContext)(
    eraseContribution,
    { params: { programme, contribution: contribution.data }, body: { way } },
    keyOf(form),
  )
  return afterCall(called, `/staff/${programme}/erasures?done=asked`, { codes: { 'not-found': 'contribution' }, otherwise: 'contribution' }, values)
}

export default function ErasePerson() {
  const { programme, key, ...loaded } = useLoaderData<typeof loader>()
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Erase a person"
      back={`/staff/${programme}/erasures`}
      formKey={key}
      errors={errors}
      send="Erase everything"
      warning
      before={
        <>
          <p>Everything that the person behind it gave, here and in what is connected with it, is erased for good. Nobody can bring it back.</p>
          <p>
            Of a champion these stay: hours in the sums, what they passed on for others, and what was published of boards. Expenses that are not paid
            yet are erased too: ask the coordinator to settle them first.
          </p>
        </>
      }
    >
      <Input
        name="contribution"
        label="Contribution, enquiry or application"
        hint="Its number, as in the address of its page"
        errors={errors}
        value={first(values, 'contribution')}
        autoComplete="off"
        spellCheck={false}
      />
      <Radios
        name="way"
        label="How did the person ask?"
        errors={errors}
        chosen={first(values, 'way')}
        choices={ErasureWay.options.map((value) => ({ value, label: `They asked ${wayNames[value]}` }))}
      />
      <Checkboxes
        name="identified"
        label="Before you go on"
        errors={errors}
        chosen={values.identified}
        choices={[{ value: 'yes', label: 'The person asked for it, and I made sure that they are who they say' }]}
      />
    </StaffForm>
  )
}
