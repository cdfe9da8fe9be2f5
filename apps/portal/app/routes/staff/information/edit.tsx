import { isInformation, rewritePiece } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { readMarkdown } from '../../../services/read-markdown.server.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { toChange } from '../pieces/one.server.ts'
import { InformationFields, Preview } from './information-fields.tsx'
import { informationFields, informationValues, kindNames, readInformation } from './information-values.ts'

export const loader = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const { content, ...rest } = await toChange({ params, context })
  if (!isInformation(content)) throw data(null, { status: 404 })
  return { ...rest, content }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { programme, piece, content: before } = await loader({ params, context })
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'step') === 'preview') return { errors: undefined, values, preview: readMarkdown(first(values, 'text') ?? '') }
  const { content, errors } = readInformation(before.about.kind, values, before)
  if (!content) return comesBack(errors, values)
  const body = { ...content, base: Number(first(values, 'base')) }
  const called = await context.get(callContext)(rewritePiece, { params: { programme, piece: piece.piece }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/information/${piece.piece}?done=written`, informationFields, values)
}

export default function EditInformation() {
  const { programme, piece, content, key } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { errors, values = informationValues(content) } = back ?? {}
  return (
    <StaffForm
      title={`Change the ${kindNames[content.about.kind].toLowerCase()}`}
      about={piece.title}
      back={`/staff/${programme}/information/${piece.piece}`}
      formKey={key}
      errors={errors}
      send="Save as a new version"
      before={back && 'preview' in back && <Preview title={first(values, 'title') ?? ''} blocks={back.preview} />}
    >
      <input type="hidden" name="base" value={first(values, 'base') ?? piece.newest} />
      <InformationFields kind={content.about.kind} values={values} errors={errors} />
    </StaffForm>
  )
}
