import { DigestPace, daysToConfirm, subscribe, subscribeWords } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { z } from 'zod'
import { Button } from '../../components/button.tsx'
import { Radios } from '../../components/choices.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { shownNotice } from '../../services/notice.server.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { emailIn } from './email.ts'
import { EmailInput } from './email-input.tsx'

const commitmentIn = (request: Request): string | undefined => z.uuid().safeParse(new URL(request.url).searchParams.get('commitment')).data

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  commitment: commitmentIn(request),
  asked: new URL(request.url).searchParams.has('asked'),
  ...shownNotice(subscribeWords, languageOf(request)),
  key: newKey(context),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const { id: programme } = context.get(programmeContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const email = emailIn(values)
  const pace = DigestPace.safeParse(first(values, 'pace')).data
  const errors = [
    ...(email ? [] : [{ field: 'email', message: t('follow.email-missing') }]),
    ...(pace ? [] : [{ field: 'pace', message: t('subscribe.pace-missing') }]),
  ]
  if (!email || !pace) return data({ errors, values }, { status: 400 })
  const commitment = commitmentIn(request)
  const body = { email, language, pace, noticeHash: first(values, 'notice') ?? '', ...(commitment === undefined ? {} : { commitment }) }
  const called = await context.get(callContext)(subscribe, { params: { programme }, body }, keyOf(form))
  const about = commitment === undefined ? '' : `&commitment=${commitment}`
  if (called.ok) return redirect(localPath(language, `/programmes/${programme}/follow?asked${about}`), 303)
  const words = {
    'no-mail-server': t('follow.not-now'),
    'notice-changed': t('share.notice-changed'),
    'unknown-commitment': t('error.not-found.title'),
    'too-many-requests': t('unsent.busy'),
  }
  return data({ errors: errorsFrom(called.problem, { words, otherwise: 'email' }), values }, { status: called.status })
}

const paces: Readonly<Record<DigestPace, MessageKey>> = { 'at-once': 'subscribe.at-once', weekly: 'subscribe.weekly' }

export default function Subscribe() {
  const { commitment, asked, key, notice, noticeHash } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id, name } = useProgramme()
  const title = asked ? t('subscribe.asked') : t('subscribe.title')
  const back = to(commitment === undefined ? `/programmes/${id}/report` : `/programmes/${id}/commitments/${commitment}`)
  return (
    <Page title={title} errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {title}
      </h1>
      {asked ? (
        <InsetText>
          <p>{t('follow.asked', { days: daysToConfirm })}</p>
          <p>{t('subscribe.one-a-day')}</p>
        </InsetText>
      ) : (
        <>
          <p>{commitment === undefined ? t('subscribe.programme') : t('subscribe.commitment')}</p>
          <p>
            <Text of={notice} />
          </p>
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="notice" value={noticeHash} />
            <EmailInput errors={errors} value={first(values, 'email')} />
            <Radios
              name="pace"
              label={t('subscribe.pace')}
              errors={errors}
              chosen={first(values, 'pace')}
              choices={DigestPace.options.map((value) => ({ value, label: t(paces[value]) }))}
            />
            <Button>{t('follow.send')}</Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}
