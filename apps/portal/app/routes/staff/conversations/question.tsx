import { type DraftQuestion, QuestionType, questionsIn } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { newKey } from '../../../services/form.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { AskedFields, earlierOptions } from './asked-fields.tsx'
import { withQuestion } from './edit.ts'
import { typeNames } from './names.ts'
import { mustBuild, newIdIn, type One, oneConversation, save } from './one.server.ts'
import { QuestionWordsFields } from './words-fields.tsx'
import { readCondition, readQuestionWords, valuesOfQuestion } from './words-form.ts'

type Found = { readonly before: DraftQuestion | undefined; readonly section: string; readonly replaces: string | undefined }

/** The question of the address; or a new one in `?section=…`, or one that replaces `?replaces=…`. */
const found = ({ conversation: { content } }: One, request: Request, id: string | undefined): Found => {
  const asked = new URL(request.url).searchParams
  const replaces = asked.get('replaces') ?? undefined
  const wanted = id === 'new' ? replaces : id
  const holding = content.sections.find(({ questions }) => questions.some(({ question }) => question === wanted))
  const section = holding?.section ?? content.sections.find((one) => one.section === asked.get('section'))?.section
  const before = questionsIn(content.sections).find(({ question }) => question === wanted)
  if (section === undefined || (wanted !== undefined && !before)) throw data(null, { status: 404 })
  return { before, section, replaces: id === 'new' ? replaces : before?.replaces }
}

export const loader = async (args: LoaderFunctionArgs) => {
  mustBuild(args)
  const one = await oneConversation(args)
  const { before, replaces } = found(one, args.request, args.params.question)
  const isNew = args.params.question === 'new'
  return {
    at: one.at,
    readers: one.readers,
    isNew,
    isReplacement: isNew && replaces !== undefined,
    wasAsked: !isNew && before !== undefined && one.conversation.asked.includes(before.question),
    audiences: one.view.audiences,
    earlier: earlierOptions(one.conversation.content, before?.question),
    key: newKey(args.context),
    kept: before ? valuesOfQuestion(before, one.readers) : {},
  }
}

const needsOf = (type: QuestionType) => ({ options: type !== 'long-text' && type !== 'short-text', rows: type === 'matrix' })
const fresh = { options: [], rows: [] }

export const action = async (args: ActionFunctionArgs) => {
  const one = await oneConversation(args)
  const { before, section, replaces } = found(one, args.request, args.params.question)
  const isNew = args.params.question === 'new'
  const values = valuesOf(await args.request.formData())
  const type = QuestionType.safeParse(first(values, 'type'))
  if (!type.success) return comesBack([{ field: 'type', message: 'Choose how it is answered' }], values)
  const newId = () => newIdIn(args.context)
  const words = readQuestionWords(values, one.readers, needsOf(type.data), isNew || !before ? fresh : before, newId)
  const condition = readCondition(values)
  if ('errors' in words) return comesBack(words.errors, values)
  if ('errors' in condition) return comesBack(condition.errors, values)
  const question: DraftQuestion = {
    question: isNew || !before ? newId() : before.question,
    type: type.data,
    ...words.read,
    options: [...words.read.options],
    rows: [...words.read.rows],
    audiences: [...(values.audiences ?? [])],
    ...(condition.read ? { showIf: condition.read } : {}),
    ...(replaces === undefined ? {} : { replaces }),
  }
  return save(args, one, withQuestion(one.conversation.content, section, question), values, 'text-en-standard')
}

const titleOf = (isNew: boolean, isReplacement: boolean): string => {
  if (isReplacement) return 'Replace a question'
  return isNew ? 'Add a question' : 'Change a question'
}

export default function QuestionForm() {
  const { at, readers, isNew, isReplacement, wasAsked, audiences, earlier, key, kept } = useLoaderData<typeof loader>()
  const { errors, values = kept } = useActionData<typeof action>() ?? {}
  const before = wasAsked ? (
    <InsetText>
      <p>
        People have been asked this question. Its type, words and options stay as they are; you can add words in a further language, and change who is
        asked. To change what it means, go back and choose “Replace it by a new question”.
      </p>
    </InsetText>
  ) : isReplacement ? (
    <InsetText>
      <p>The new question takes the place of the old one. Results show both, each for itself, and say which replaced which.</p>
    </InsetText>
  ) : undefined
  return (
    <StaffForm title={titleOf(isNew, isReplacement)} back={at} formKey={key} errors={errors} send="Save" before={before}>
      <Radios
        name="type"
        label="How is it answered?"
        errors={errors}
        chosen={first(values, 'type')}
        choices={QuestionType.options.map((value) => ({ value, label: typeNames[value] }))}
      />
      <QuestionWordsFields readers={readers} values={values} errors={errors} />
      <AskedFields audiences={audiences} earlier={earlier} values={values} errors={errors} />
    </StaffForm>
  )
}
