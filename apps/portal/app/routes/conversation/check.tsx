import type { Called } from '@heard/contracts'
import { answersThatCount, askForProof, giveAnswers, shapesOf } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { SummaryList, type SummaryRow } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { isTrapped, Trap } from '../../components/trap.tsx'
import { callContext } from '../../contexts.ts'
import { ShownAnswer } from '../../conversation/shown-answer.tsx'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { Proof, proofIn } from '../share/proof/proof.tsx'
import { groupsOf } from '../share/questions/community.tsx'
import { choiceFor, consentId } from '../share/questions/consent.tsx'
import { keepSent, type Part, recallPart, recallSentPart } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf, theConversation } from './place.server.ts'
import { audienceOf, nextStep, stepsFor } from './steps.tsx'
import { StopPart } from './stop-part.tsx'

const elsewhere = async ({ request, context, ...args }: LoaderFunctionArgs): Promise<string> =>
  (await recallSentPart(request, context, placeOf({ context, ...args }))) ? '/done' : '?expired'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const go = (page: string) => redirect(localPath(languageOf(request), conversationIn(place, page)))
  const part = await recallPart(request, context, place)
  if (!part) throw go(await elsewhere(args))
  const view = await theConversation(args, part.easyRead)
  const next = nextStep(context.get(programmeContext), view, part)
  if (next !== 'check') throw go(`/${next}`)
  const proof = await context.get(callContext)(askForProof)
  return { place, part, sections: view.sections, challenge: proof.ok ? proof.body.challenge : undefined }
}

const refusals: Readonly<Record<string, MessageKey>> = {
  'conversation-not-open': 'conversation.not-open-now',
  'programme-not-open': 'conversation.not-open-now',
  'notice-changed': 'share.notice-changed',
  'questionnaire-changed': 'conversation.changed',
  'nothing-answered': 'conversation.nothing-answered',
}

const errorFor = ({ problem }: Extract<Called<typeof giveAnswers>, { ok: false }>, t: Translate): FieldError => ({
  field: 'send',
  message: t(refusals[problem.type.replace('/problems/', '')] ?? 'share.not-sent'),
})

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const programme = context.get(programmeContext)
  const part = await recallPart(request, context, place)
  if (!part) return goOn(request, place, await elsewhere(args))
  const view = await theConversation(args, part.easyRead)
  const next = nextStep(programme, view, part)
  if (next !== 'check') return goOn(request, place, `/${next}`)
  const form = await request.formData()
  const audience = audienceOf(part)
  const body = {
    questionnaire: view.questionnaire,
    ...(audience === undefined ? {} : { audience }),
    answers: answersThatCount(shapesOf(view), audience, part.answers),
    language: part.writtenIn ?? languageOf(request),
    consents: programme.notices.map((notice) => choiceFor(part, notice)).filter((choice) => choice !== undefined),
    oldEnough: true as const,
    ...proofIn(form),
    ...(isTrapped(form) ? { trapped: true } : {}),
  }
  const headers = new Headers({ 'idempotency-key': part.idempotencyKey })
  const called = await context.get(callContext)(giveAnswers, { params: place, body }, { headers })
  const t = translator(languageOf(request))
  if (!called.ok) return data({ errors: [errorFor(called, t)] }, { status: called.status })
  const kept = await keepSent(request, context, place, called.body.receipt)
  if (!kept) return data({ errors: [{ field: 'send', message: t('share.sent-not-shown') }] }, { status: 503 })
  return goOn(request, place, '/done')
}

const Answers = ({ place, part, sections }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'place' | 'part' | 'sections'>) => {
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const rows = stepsFor(programme, { sections }, part).map(
    (step): SummaryRow => ({
      key: step.asked ? <Text of={step.asked.text} /> : step.title(t),
      value: <Value id={step.id} part={part} asked={step.asked} />,
      change: { href: to(conversationIn(place, `/${step.id}`)), what: step.title(t) },
    }),
  )
  return <SummaryList rows={rows} />
}

const Value = ({ id, part, asked }: { readonly id: string; readonly part: Part; readonly asked: ReturnType<typeof stepsFor>[number]['asked'] }) => {
  const t = useMessages()
  const programme = useProgramme()
  if (asked) {
    const answer = part.answers[asked.question]
    return answer ? <ShownAnswer question={asked} answer={answer} language={part.writtenIn} /> : t('share.prefer-not-to-say')
  }
  const notice = programme.notices.find(({ purpose }) => consentId(purpose) === id)
  if (notice) return choiceFor(part, notice)?.given ? t('consent.yes') : t('consent.no')
  if (id === 'old-enough') return t('share.yes')
  const audience = groupsOf({ ...programme, communities: [] }).find((group) => group.id === part.community)
  if (audience) return <Text of={audience.name} />
  return part.community === 'none-of-these' ? t('share.none-of-these') : t('share.prefer-not-to-say')
}

export default function CheckPart() {
  const { place, part, sections, challenge } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const last = stepsFor(useProgramme(), { sections }, part).at(-1)?.id ?? ''
  return (
    <Page title={t('share.check')} errors={errors} before={<BackLink href={to(conversationIn(place, `/${last}`))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.check')}</h1>
      <Answers place={place} part={part} sections={sections} />
      <h2>{t('share.send-now')}</h2>
      <p>{t('share.send-now-text')}</p>
      <PostForm>
        <Trap />
        <Button id="send">{t('conversation.send')}</Button>
        {challenge !== undefined && <Proof challenge={challenge} />}
      </PostForm>
      <StopPart place={place} />
    </Page>
  )
}
