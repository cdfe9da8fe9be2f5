import { draftQuestionnaire } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { mustBuild } from './one.server.ts'
import { TitleFields } from './words-fields.tsx'
import { readersIn, readTitles } from './words-form.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  mustBuild(args)
  const id = programmeOf(args.params)
  const { languages } = await theProgramme(args.context.get(callContext), id)
  return { id, readers: readersIn(languages), key: newKey(args.context) }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, params, context } = args
  const id = programmeOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const titles = readTitles(values, readersIn((await theProgramme(call, id)).languages))
  if ('errors' in titles) return comesBack(titles.errors, values)
  const called = await call(draftQuestionnaire, { params: { programme: id }, body: { content: { words: titles.read, sections: [] } } }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, { otherwise: 'title-en-standard' }), values, called.status)
  throw redirect(`/staff/${id}/conversations/${called.body.conversation}`, { headers: seen(called.headers), status: 303 })
}

export default function NewQuestionnaire() {
  const { id, readers, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Write a questionnaire" back={`/staff/${id}/conversations`} formKey={key} errors={errors} send="Save and add questions">
      <TitleFields readers={readers} values={values} errors={errors} />
    </StaffForm>
  )
}
