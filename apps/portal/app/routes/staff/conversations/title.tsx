import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { newKey } from '../../../services/form.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { mustBuild, oneConversation, save } from './one.server.ts'
import { TitleFields } from './words-fields.tsx'
import { readTitles, valuesOfTitles } from './words-form.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  mustBuild(args)
  const { at, readers, conversation } = await oneConversation(args)
  return { at, readers, key: newKey(args.context), kept: valuesOfTitles(conversation.content.words, readers) }
}

export const action = async (args: ActionFunctionArgs) => {
  const one = await oneConversation(args)
  const values = valuesOf(await args.request.formData())
  const titles = readTitles(values, one.readers)
  if ('errors' in titles) return comesBack(titles.errors, values)
  return save(args, one, { ...one.conversation.content, words: titles.read }, values, 'title-en-standard')
}

export default function ConversationTitle() {
  const { at, readers, key, kept } = useLoaderData<typeof loader>()
  const { errors, values = kept } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Title and introduction" back={at} formKey={key} errors={errors} send="Save">
      <TitleFields readers={readers} values={values} errors={errors} />
    </StaffForm>
  )
}
