import { writePiece } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { readMarkdown } from '../../../services/read-markdown.server.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { mayWrite } from '../pieces/one.server.ts'
import { InformationFields, Preview } from './information-fields.tsx'
import { informationFields, kindIn, kindNames, readInformation } from './information-values.ts'

const kindOf = (params: LoaderFunctionArgs['params']) => {
  const kind = kindIn(params.kind)
  if (!kind) throw data(null, { status: 404 })
  return kind
}

export const loader = ({ params, context }: LoaderFunctionArgs) => ({ kind: kindOf(params), ...mayWrite({ params, context }) })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'step') === 'preview') return { errors: undefined, values, preview: readMarkdown(first(values, 'text') ?? '') }
  const { content, errors } = readInformation(kindOf(params), values)
  if (!content) return comesBack(errors, values)
  const called = await context.get(callContext)(writePiece, { params: { programme }, body: content }, keyOf(form))
  const to = called.ok ? `/staff/${programme}/information/${called.body.piece}?done=written` : ''
  return afterCall(called, to, informationFields, values)
}

export default function NewInformation() {
  const { programme, kind, key } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { errors, values = {} } = back ?? {}
  return (
    <StaffForm
      title={kindNames[kind]}
      about="New information"
      back={`/staff/${programme}/information`}
      formKey={key}
      errors={errors}
      send="Save it"
      before={back && 'preview' in back && <Preview title={first(values, 'title') ?? ''} blocks={back.preview} />}
    >
      <InformationFields kind={kind} values={values} errors={errors} />
    </StaffForm>
  )
}
