import { draftRecommendation } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { choicesFor } from './choices.server.ts'
import { draftFields, readDraft } from './draft.server.ts'
import { DraftFields } from './draft-form.tsx'
import { withAnotherRow } from './excerpts.ts'

/** A contribution's page may bring its id and some of its words along. */
const broughtAlong = (search: URLSearchParams): FormValues => ({
  'contribution-1': [search.get('contribution') ?? ''],
  'quote-1': [search.get('quote') ?? ''],
  themes: search.getAll('theme'),
})

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { choices, programmeName } = await choicesFor(context.get(callContext), programme)
  return { programme, programmeName, choices, brought: broughtAlong(new URL(request.url).searchParams), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'intent') === 'more') return data({ errors: undefined, values: withAnotherRow(values) })
  const call = context.get(callContext)
  const read = await readDraft(call, programme, values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await call(draftRecommendation, { params: { programme }, body: read.draft }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, draftFields), values, called.status)
  throw redirect(`/staff/${programme}/recommendations/${called.body.recommendation}?done=drafted`, { headers: seen(called.headers), status: 303 })
}

export default function NewRecommendation() {
  const { programme, programmeName, choices, brought, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Draft a recommendation"
      about={programmeName}
      back={`/staff/${programme}/recommendations`}
      formKey={key}
      errors={errors}
      send="Save the draft"
      before={
        <p>
          Nobody outside sees a draft before you send it to the organisations, so that they can say what is wrong in it. It becomes public when a
          publisher addresses it to them.
        </p>
      }
    >
      <DraftFields choices={choices} values={values ?? brought} errors={errors} />
    </StaffForm>
  )
}
