import { countInvitations } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { oneConversation } from './one.server.ts'

const fieldFor = (audience: string): string => `invited-${audience}`

export const loader = async (args: LoaderFunctionArgs) => {
  if (!mayHere(args.context.get(principalContext), 'conversation.open', programmeOf(args.params))) throw data(null, { status: 403 })
  const { at, view, conversation } = await oneConversation(args)
  const kept = Object.fromEntries(conversation.invited.map(({ audience, people }) => [fieldFor(audience), [String(people)]]))
  return { at, audiences: view.audiences.map(({ id, name }) => ({ id, name: name.text })), kept, key: newKey(args.context) }
}

const numberIn = (values: FormValues, audience: string): string => (first(values, fieldFor(audience)) ?? '').replaceAll(/[\s,]/g, '')

export const action = async (args: ActionFunctionArgs) => {
  const { at, place, view } = await oneConversation(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const typed = view.audiences.map(({ id, name }) => ({ id, name: name.text, number: numberIn(values, id) }))
  const wrong = typed.filter(({ number }) => !/^\d{0,8}$/.test(number))
  if (wrong.length > 0)
    return comesBack(
      wrong.map(({ id, name }) => ({ field: fieldFor(id), message: `${name}: enter a whole number, such as 1200, or nothing` })),
      values,
    )
  const invited = typed.flatMap(({ id, number }) => (number === '' ? [] : [{ audience: id, people: Number(number) }]))
  const called = await args.context.get(callContext)(countInvitations, { params: place, body: { invited } }, keyOf(form))
  return afterCall(called, `${at}?done=invited`, { otherwise: fieldFor(typed[0]?.id ?? '') }, values)
}

export default function Invitations() {
  const { at, audiences, kept, key } = useLoaderData<typeof loader>()
  const { errors, values = kept } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="How many people were invited"
      back={at}
      formKey={key}
      errors={errors}
      send="Save"
      before={
        <p>
          Results show the share of them who answered. Leave a field empty where nobody knows. Every change is recorded with its day, and the newest
          number counts.
        </p>
      }
    >
      {audiences.map(({ id, name }) => (
        <Input key={id} name={fieldFor(id)} label={name} errors={errors} value={first(values, fieldFor(id))} width={10} inputMode="numeric" />
      ))}
    </StaffForm>
  )
}
