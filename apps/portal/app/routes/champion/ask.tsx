import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData, useParams } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { championDrafts, championIn, goTo, recallFilling } from './draft.ts'
import { nextPage, pageBefore, questionsFor } from './questions.ts'
import { StopApplying } from './stop-form.tsx'

/** Somebody's draft with the question at hand; elsewhere when they have none or are not asked this. */
const found = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, '?expired')
  const question = questionsFor(filling).find(({ id }) => id === params.question)
  if (!question) throw data(null, { status: 404 })
  return { programme, filling, question }
}

export const loader = async (args: LoaderFunctionArgs) => ({ filling: (await found(args)).filling })

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const { programme, filling, question } = await found(args)
  const values = valuesOf(await request.formData())
  const t = translator(languageOf(request))
  const read = question.read(values, filling, t)
  if ('errors' in read) return data({ errors: read.errors, values }, { status: 400 })
  if ('leave' in read) {
    const cookie = await championDrafts.clear(request, context)
    return goTo(request, programme.id, `/${read.leave}`, new Headers({ 'set-cookie': cookie }))
  }
  if (!(await championDrafts.keep(request, context, read.filling))) {
    return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }], values }, { status: 503 })
  }
  return goTo(request, programme.id, `/${nextPage(read.filling)}`)
}

export default function AskApplicant() {
  const { filling } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { question: id = '' } = useParams()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const question = questionsFor(filling).find((one) => one.id === id)
  if (!question) return null
  return (
    <Page title={question.title(t)} errors={back?.errors} before={<BackLink href={to(championIn(programme.id, pageBefore(filling, id)))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        {id === 'adult' && (
          <InsetText>
            <p>{t('champion.young')}</p>
            <p>{t('champion.young-care')}</p>
          </InsetText>
        )}
        <question.Fields programme={programme} filling={filling} values={back?.values} errors={back?.errors} />
        <div className="app-buttons">
          <ContinueButton />
          <Button look="secondary" action={to(championIn(programme.id, `/save?of=${id}`))}>
            {t('share.later')}
          </Button>
        </div>
      </PostForm>
      <StopApplying />
    </Page>
  )
}
