import type { SectionView } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { partDrafts, recallPart } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf, theConversation } from './place.server.ts'
import { nextStep, stepBefore, stepsFor } from './steps.tsx'
import { StopPart } from './stop-part.tsx'

/** Somebody's draft with the step at hand; elsewhere when they have none or are not asked this. */
const found = async (args: LoaderFunctionArgs) => {
  const { request, context, params } = args
  const place = placeOf(args)
  const part = await recallPart(request, context, place)
  if (!part) throw redirect(localPath(languageOf(request), conversationIn(place, '?expired')))
  const programme = context.get(programmeContext)
  const view = await theConversation(args, part.easyRead)
  const step = stepsFor(programme, view, part).find(({ id }) => id === params.step)
  if (!step) throw data(null, { status: 404 })
  return { place, part, programme, view, step }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { place, part, view } = await found(args)
  return { place, part, view: { title: view.title, sections: view.sections } }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const { place, part, programme, view, step } = await found(args)
  const values = valuesOf(await request.formData())
  const t = translator(languageOf(request))
  const read = step.read(values, part, t)
  if ('errors' in read) return data({ errors: read.errors, values }, { status: 400 })
  if ('leave' in read) return goOn(request, place, `/${read.leave}`, await clearDevice(request, context))
  if (!(await partDrafts.keep(request, context, read.part)))
    return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }], values }, { status: 503 })
  return goOn(request, place, `/${nextStep(programme, view, read.part)}`)
}

/** Where a question stands: the section's name, and what it says before its first question. */
const SectionHead = ({ section, question }: { readonly section: SectionView; readonly question: string }) => (
  <>
    <p className="nhsuk-caption-l">
      <Text of={section.title} />
    </p>
    {section.intro && section.questions[0]?.question === question && (
      <p>
        <Text of={section.intro} />
      </p>
    )}
  </>
)

export default function AskStep() {
  const { place, part, view } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { step: id = '' } = useParams()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const steps = stepsFor(programme, view, part)
  const step = steps.find((one) => one.id === id)
  const section = view.sections.find(({ questions }) => questions.some(({ question }) => question === id))
  if (!step) return null
  return (
    <Page title={step.title(t)} errors={back?.errors} before={<BackLink href={to(conversationIn(place, stepBefore(steps, id)))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        {section && <SectionHead section={section} question={id} />}
        <step.Fields programme={programme} part={part} values={back?.values} errors={back?.errors} />
        <div className="app-buttons">
          <ContinueButton />
          {step.asked && (
            <Button look="secondary" name="skip" value="yes">
              {t('share.prefer-not-to-say')}
            </Button>
          )}
          <Button look="secondary" action={to(conversationIn(place, `/save?of=${id}`))}>
            {t('share.later')}
          </Button>
        </div>
      </PostForm>
      <StopPart place={place} />
    </Page>
  )
}
