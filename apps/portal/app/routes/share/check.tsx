import type { Called } from '@heard/contracts'
import { askForProof, shareStory } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { isTrapped, Trap } from '../../components/trap.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { Answers } from './answers.tsx'
import { recallFilling, recallSent, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { Proof, proofIn } from './proof/proof.tsx'
import { nextPage, questionsOf } from './questions.ts'
import { StopForm } from './stop-form.tsx'
import { storyOf } from './story.ts'

/** Where somebody belongs who cannot check now: already sent, not finished, or without a draft. */
const elsewhere = async ({ request, context }: LoaderFunctionArgs): Promise<string> => {
  const sent = await recallSent(request, context, context.get(programmeContext))
  return sent ? '/done' : '?expired'
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const programme = context.get(programmeContext)
  const go = (page: string) => redirect(localPath(languageOf(request), shareIn(programme.id, page)))
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw go(await elsewhere(args))
  const next = nextPage(programme, filling)
  if (next !== 'check') throw go(`/${next}`)
  const proof = await context.get(callContext)(askForProof)
  // Nobody needs one: without a challenge the story is sent without.
  return { filling, challenge: proof.ok ? proof.body.challenge : undefined }
}

const errorFor = ({ problem }: Extract<Called<typeof shareStory>, { ok: false }>, t: Translate): FieldError => {
  const code = problem.type.replace('/problems/', '')
  if (code === 'programme-not-open') return { field: 'send', message: t('share.not-open-now') }
  if (code === 'unknown-file') return { field: 'send', message: t('files.gone') }
  if (code === 'notice-changed') return { field: 'send', message: t('share.notice-changed') }
  if (code === 'invalid-input') return { field: 'send', message: t('share.not-accepted', { detail: problem.errors?.[0]?.detail ?? '' }) }
  return { field: 'send', message: t('share.not-sent') }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) return goTo(request, programme.id, await elsewhere(args))
  const story = storyOf(programme, filling, languageOf(request))
  const next = nextPage(programme, filling)
  if (!story || next !== 'check') return goTo(request, programme.id, `/${next}`)
  const form = await request.formData()
  const sent = { ...story, ...proofIn(form), ...(isTrapped(form) ? { trapped: true } : {}) }
  const t = translator(languageOf(request))
  const headers = new Headers({ 'idempotency-key': filling.idempotencyKey })
  const called = await context.get(callContext)(shareStory, { params: { programme: programme.id }, body: sent }, { headers })
  if (!called.ok) return data({ errors: [errorFor(called, t)] }, { status: called.status })
  const kept = await storyDrafts.finish(request, context, { programme: programme.id, receipt: called.body.receipt })
  if (!kept) return data({ errors: [{ field: 'send', message: t('share.sent-not-shown') }] }, { status: 503 })
  return goTo(request, programme.id, '/done')
}

export default function CheckAnswers() {
  const { filling, challenge } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const last = questionsOf(programme).at(-1)?.id ?? ''
  return (
    <Page title={t('share.check')} errors={errors} before={<BackLink href={to(shareIn(programme.id, `/${last}`))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.check')}</h1>
      <Answers programme={programme} filling={filling} />
      <h2>{t('share.send-now')}</h2>
      <p>{t('share.send-now-text')}</p>
      <PostForm>
        <Trap />
        <Button id="send">{t('share.send')}</Button>
        {challenge !== undefined && <Proof challenge={challenge} />}
      </PostForm>
      <StopForm />
    </Page>
  )
}
