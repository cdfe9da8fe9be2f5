import { type DraftSection, questionsIn } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { newKey } from '../../../services/form.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { AskedFields, earlierOptions } from './asked-fields.tsx'
import { withSection } from './edit.ts'
import { mustBuild, newIdIn, type One, oneConversation, save } from './one.server.ts'
import { TitleFields } from './words-fields.tsx'
import { readCondition, readTitles, valuesOfTitles } from './words-form.ts'

const found = ({ conversation }: One, id: string | undefined): DraftSection | undefined => {
  const section = conversation.content.sections.find((one) => one.section === id)
  if (id !== 'new' && !section) throw data(null, { status: 404 })
  return section
}

/** The condition of a section names a question before its first one. */
const firstOf = (section: DraftSection | undefined) => (section ? questionsIn([section])[0]?.question : undefined)

export const loader = async (args: LoaderFunctionArgs) => {
  mustBuild(args)
  const one = await oneConversation(args)
  const section = found(one, args.params.section)
  const { at, readers, view, conversation } = one
  const condition = section?.showIf ? section.showIf.anyOf.map((option) => `${section.showIf?.question}:${option}`) : []
  return {
    at,
    readers,
    isNew: section === undefined,
    audiences: view.audiences,
    earlier: earlierOptions(conversation.content, firstOf(section)),
    key: newKey(args.context),
    kept: { ...valuesOfTitles(section?.words ?? [], readers), audiences: section?.audiences ?? [], 'show-if': condition },
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const one = await oneConversation(args)
  const before = found(one, args.params.section)
  const values = valuesOf(await args.request.formData())
  const titles = readTitles(values, one.readers)
  const condition = readCondition(values)
  if ('errors' in titles) return comesBack(titles.errors, values)
  if ('errors' in condition) return comesBack(condition.errors, values)
  const section: DraftSection = {
    section: before?.section ?? newIdIn(args.context),
    audiences: [...(values.audiences ?? [])],
    ...(condition.read ? { showIf: condition.read } : {}),
    words: titles.read,
    questions: before?.questions ?? [],
  }
  return save(args, one, withSection(one.conversation.content, section), values, 'title-en-standard')
}

export default function SectionForm() {
  const { at, readers, isNew, audiences, earlier, key, kept } = useLoaderData<typeof loader>()
  const { errors, values = kept } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title={isNew ? 'Add a section' : 'Change a section'} back={at} formKey={key} errors={errors} send="Save">
      <TitleFields readers={readers} values={values} errors={errors} />
      <AskedFields audiences={audiences} earlier={earlier} values={values} errors={errors} />
    </StaffForm>
  )
}
