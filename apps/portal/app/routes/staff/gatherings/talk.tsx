import { arrangeMiniEventTalk } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { readWhen, whenFields, whenValues } from '../when.ts'
import { WhenFields } from '../when-fields.tsx'
import { oneRequest } from './request.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const { details, talk } = await oneRequest({ params, context })
  return { back: `/staff/${programmeOf(params)}/gatherings`, group: details?.group, contact: details?.contact, talk, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readWhen(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const at = { programme, request: params.request ?? '' }
  const called = await context.get(callContext)(arrangeMiniEventTalk, { params: at, body: read.when }, keyOf(form))
  return afterCall(called, `/staff/${programme}/gatherings?done=talk`, whenFields, values)
}

export default function ArrangeMiniEventTalk() {
  const { back, group, contact, talk, key } = useLoaderData<typeof loader>()
  const { errors, values = whenValues(talk) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Arrange a talk about the mini event"
      about={group && <bdi>{group}</bdi>}
      back={back}
      formKey={key}
      errors={errors}
      send="Keep the talk"
      before={
        contact && (
          <p>
            Agree on it with them first: <bdi>{contact}</bdi>
          </p>
        )
      }
    >
      <WhenFields values={values} errors={errors} hint="For example, by phone: we ring them" />
    </StaffForm>
  )
}
