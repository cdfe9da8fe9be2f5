import type { AnswerOf } from '@heard/contracts'
import { eventCareNotice, type GatheringView, registerForGathering } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/choices.tsx'
import { Panel, SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { ContinueButton, type FormValues, first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { QrCode, ShownCode } from '../../components/receipt.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, newKey } from '../../services/form.ts'
import { shownNotice } from '../../services/notice.server.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { doorLinkOf } from './door-link.ts'
import { oneGathering } from './one.server.ts'
import { readRegistration } from './read-registration.ts'
import { HiddenRegistration, RegistrationFields, registrationRows } from './registration-fields.tsx'
import { keyOfSent } from './sent-key.server.ts'
import { StandingText } from './standing.tsx'
import { When } from './when.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const gathering = await oneGathering({ params, context })
  const { id } = context.get(programmeContext)
  const isOpen = gathering.places !== undefined && !gathering.cancelled && gathering.startsAt > new Date().toISOString()
  if (!isOpen) throw redirect(localPath(languageOf(request), `/programmes/${id}/gatherings/${gathering.gathering}`))
  const origin = context.get(originContext)
  const placeLink = `${origin}${localPath(languageOf(request), '/my-place')}`
  const doorLink = doorLinkOf(origin, { programme: id, gathering: gathering.gathering })
  return { gathering, key: newKey(context), ...shownNotice(eventCareNotice.words, languageOf(request)), placeLink, doorLink }
}

type Done = AnswerOf<typeof registerForGathering>
type Back = {
  readonly step: 'form' | 'check' | 'done'
  readonly values: FormValues
  readonly errors?: readonly FieldError[]
  readonly told?: Parameters<typeof registrationRows>[1]
  readonly done?: Done
}
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const values = valuesOf(await request.formData())
  if (first(values, 'step') === 'change') return back({ step: 'form', values })
  const read = readRegistration(values, language, t)
  if (read.errors) return back({ step: 'form', values, errors: read.errors }, 400)
  const { body } = read
  if (first(values, 'step') !== 'send') return back({ step: 'check', values, told: body })
  if (first(values, 'agree') !== 'yes') {
    return back({ step: 'check', values, told: body, errors: [{ field: 'agree', message: t('place.agree-missing') }] }, 400)
  }
  const about = { programme: context.get(programmeContext).id, gathering: params.gathering ?? '' }
  const input = { params: about, body: { ...body, careAgreed: true as const, noticeHash: first(values, 'notice') ?? '' } }
  const called = await context.get(callContext)(registerForGathering, input, keyOfSent(first(values, 'key') ?? '', body))
  if (called.ok) return back({ step: 'done', values, told: body, done: called.body })
  const words = {
    'gathering-passed': t('place.passed'),
    'no-registration': t('gatherings.just-come'),
    'notice-changed': t('share.notice-changed'),
    'too-many-requests': t('unsent.busy'),
  }
  const errors = errorsFrom(called.problem, { words, paths: { noticeHash: 'agree' }, otherwise: 'agree' })
  return back({ step: 'check', values, told: body, errors }, called.status)
}

type RegisteredProps = {
  readonly gathering: GatheringView
  readonly placeLink: string
  readonly doorLink: string
  readonly done: Done
  readonly told: Back['told']
}

const Registered = ({ gathering, placeLink, doorLink, done, told }: RegisteredProps) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const title = done.standing === 'in' ? t('place.done-in') : t('place.done-waiting')
  return (
    <Page title={title}>
      <Panel title={title}>
        <Text of={gathering.title} />
      </Panel>
      <When gathering={gathering} />
      <p className="app-words">
        <Text of={gathering.place} />
      </p>
      <StandingText registration={done} />
      <p className="app-screen">
        <a href={to(`/programmes/${id}/gatherings/${gathering.gathering}/calendar.ics`)}>{t('gatherings.calendar')}</a>
      </p>
      <h2>{t('place.code')}</h2>
      <p>{t('place.code-text')}</p>
      <ShownCode code={done.receipt} />
      <p>{t('place.where')}</p>
      <p className="app-link" lang="en" dir="ltr">
        <a href={placeLink}>{placeLink}</a>
      </p>
      <p>{t('place.picture')}</p>
      <QrCode text={`${doorLink}/${done.registration}`} label={t('place.picture-label')} />
      <PostForm action={to('/my-place')}>
        <input type="hidden" name="code" value={done.receipt} />
        <Button look="secondary">{t('place.see')}</Button>
      </PostForm>
      <h2>{t('place.next')}</h2>
      <p>{told?.details?.email === undefined ? t('place.next-phone') : t('place.next-mail')}</p>
    </Page>
  )
}

export default function RegisterForGathering() {
  const { gathering, key, notice, noticeHash, placeLink, doorLink } = useLoaderData<typeof loader>()
  const { step = 'form', values = {}, errors, told, done } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  if (step === 'done' && done) return <Registered gathering={gathering} placeLink={placeLink} doorLink={doorLink} done={done} told={told} />
  const title = step === 'check' ? t('place.check') : gathering.places === 'full' ? t('gatherings.join-waiting') : t('gatherings.register')
  return (
    <Page title={title} errors={errors} before={<BackLink href={to(`/programmes/${id}/gatherings/${gathering.gathering}`)} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={gathering.title} />
        </span>
        {title}
      </h1>
      <When gathering={gathering} />
      {step === 'check' && told ? (
        <>
          <SummaryList rows={registrationRows(t, told)} />
          <PostForm>
            <HiddenRegistration values={values} />
            <input type="hidden" name="key" value={first(values, 'key')} />
            <input type="hidden" name="step" value="change" />
            <Button look="secondary">{t('referral.change')}</Button>
          </PostForm>
          <PostForm>
            <HiddenKey value={first(values, 'key') ?? key} />
            <HiddenRegistration values={values} />
            <input type="hidden" name="step" value="send" />
            <input type="hidden" name="notice" value={noticeHash} />
            <Checkboxes
              name="agree"
              label={t('place.agree')}
              hint={<Text of={notice} />}
              errors={errors}
              choices={[{ value: 'yes', label: t('place.agree-yes') }]}
            />
            <Button>{t('place.send')}</Button>
          </PostForm>
        </>
      ) : (
        <>
          <p className="nhsuk-lede-text">{gathering.places === 'full' ? t('place.lede-full') : t('place.lede')}</p>
          <PostForm>
            <HiddenKey value={first(values, 'key') ?? key} />
            <RegistrationFields values={values} errors={errors} />
            <ContinueButton />
          </PostForm>
        </>
      )}
    </Page>
  )
}
