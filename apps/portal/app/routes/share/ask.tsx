import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { ContinueButton, type FormValues, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { recallFilling, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { nextPage, pageBefore, questionsOf } from './questions.ts'
import { StopForm } from './stop-form.tsx'

const found = (context: LoaderFunctionArgs['context'], id: string | undefined) => {
  const programme = context.get(programmeContext)
  const question = questionsOf(programme).find((one) => one.id === id)
  if (!question) throw data(null, { status: 404 })
  return { programme, question }
}

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { programme } = found(context, params.question)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw redirect(localPath(languageOf(request), `${shareIn(programme.id)}?expired`))
  return { filling }
}

const sendBack = (errors: readonly FieldError[], values: FormValues, status: number) => data({ errors, values }, { status })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { programme, question } = found(context, params.question)
  const values = valuesOf(await request.formData())
  const filling = await recallFilling(request, context, programme)
  if (!filling) return goTo(request, programme.id, '?expired')
  const t = translator(languageOf(request))
  const read = question.read(values, filling, t)
  if ('errors' in read) return sendBack(read.errors, values, 400)
  if ('leave' in read) return goTo(request, programme.id, `/${read.leave}`, await clearDevice(request, context))
  if (!(await storyDrafts.keep(request, context, read.filling)))
    return sendBack([{ field: 'maincontent', message: t('share.not-kept') }], values, 503)
  return goTo(request, programme.id, `/${read.go ?? nextPage(programme, read.filling)}`)
}

export default function AskQuestion() {
  const { filling } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { question: id = '' } = useParams()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const question = questionsOf(programme).find((one) => one.id === id)
  if (!question) return null
  return (
    <Page title={question.title(t)} errors={back?.errors} before={<BackLink href={to(shareIn(programme.id, pageBefore(programme, id)))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        <question.Fields programme={programme} filling={filling} values={back?.values} errors={back?.errors} />
        <div className="app-buttons">
          <ContinueButton />
          <Button look="secondary" action={to(shareIn(programme.id, `/later?of=${id}`))}>
            {t('share.later')}
          </Button>
        </div>
      </PostForm>
      <StopForm />
    </Page>
  )
}
