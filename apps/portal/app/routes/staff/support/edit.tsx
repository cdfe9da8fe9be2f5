import { isService, rewritePiece } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { toChange } from '../pieces/one.server.ts'
import { ServiceFields } from './service-fields.tsx'
import { readService, serviceFields, serviceValues } from './service-values.ts'

export const loader = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const { content, ...rest } = await toChange({ params, context })
  if (!isService(content)) throw data(null, { status: 404 })
  return { ...rest, content }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { programme, piece, content: before } = await loader({ params, context })
  const form = await request.formData()
  const values = valuesOf(form)
  const { content, errors } = readService(values, before)
  if (!content) return comesBack(errors, values)
  const body = { ...content, base: Number(first(values, 'base')) }
  const called = await context.get(callContext)(rewritePiece, { params: { programme, piece: piece.piece }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/support/${piece.piece}?done=written`, serviceFields, values)
}

export default function EditService() {
  const { programme, piece, content, key } = useLoaderData<typeof loader>()
  const { errors, values = serviceValues(content) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Change the service"
      about={piece.title}
      back={`/staff/${programme}/support/${piece.piece}`}
      formKey={key}
      errors={errors}
      send="Save as a new version"
    >
      <input type="hidden" name="base" value={first(values, 'base') ?? piece.newest} />
      <ServiceFields values={values} errors={errors} />
    </StaffForm>
  )
}
