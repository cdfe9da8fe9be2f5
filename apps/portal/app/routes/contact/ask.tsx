import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData, useParams } from 'react-router'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { StopForm } from '../share/stop-form.tsx'
import { contactDrafts, contactIn, goTo, recallFilling } from './draft.ts'
import { nextPage, pageBefore, questions } from './questions.ts'

const found = (id: string | undefined) => {
  const question = questions.find((one) => one.id === id)
  if (!question) throw data(null, { status: 404 })
  return question
}

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  found(params.question)
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, '?expired')
  return { filling }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const question = found(params.question)
  const programme = context.get(programmeContext)
  const values = valuesOf(await request.formData())
  const filling = await recallFilling(request, context, programme)
  if (!filling) return goTo(request, programme.id, '?expired')
  const t = translator(languageOf(request))
  const read = question.read(values, filling, t)
  if ('errors' in read) return data({ errors: read.errors, values }, { status: 400 })
  if (!(await contactDrafts.keep(request, context, read.filling))) {
    return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }], values }, { status: 503 })
  }
  return goTo(request, programme.id, `/${nextPage(read.filling)}`)
}

export default function AskQuestion() {
  const { filling } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { question: id = '' } = useParams()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const question = questions.find((one) => one.id === id)
  if (!question) return null
  return (
    <Page title={question.title(t, filling)} errors={back?.errors} before={<BackLink href={to(contactIn(programme.id, pageBefore(id)))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        <question.Fields filling={filling} values={back?.values} errors={back?.errors} />
        <ContinueButton />
      </PostForm>
      <StopForm />
    </Page>
  )
}
