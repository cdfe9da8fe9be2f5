import { type MyReferral, myReferral, ReceiptCode, withdrawReferral } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { Details, InsetText, SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { translator, useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { standingText, withdrawText } from './request-words.ts'

type Back = { readonly code: string; readonly errors?: readonly FieldError[]; readonly request?: MyReferral }
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

/** The code is sent with every step and kept nowhere: neither in an address nor in a cookie. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const t = translator(languageOf(request))
  const values = valuesOf(await request.formData())
  const code = first(values, 'code') ?? ''
  const { data: receipt } = ReceiptCode.safeParse(code)
  if (!receipt) return back({ code, errors: [{ field: 'code', message: t('mine.incomplete') }] }, 400)
  const call = context.get(callContext)
  const withdrawn = first(values, 'step') === 'withdraw' ? await call(withdrawReferral, { body: { receipt } }) : undefined
  const called = withdrawn?.ok === false ? withdrawn : await call(myReferral, { body: { receipt } })
  const message = called.ok ? undefined : { 404: t('mine.unknown'), 429: t('unsent.busy') }[called.status]
  if (message !== undefined) return back({ code, errors: [{ field: 'code', message }] }, called.status)
  return back({ code, request: answerOf(called) })
}

const Standing = ({ request }: { readonly request: MyReferral }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <InsetText>
      <p>{standingText(request, t, day)}</p>
    </InsetText>
  )
}

const Request = ({ request, code }: { readonly request: MyReferral; readonly code: string }) => {
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { service, details, state, askedAt } = request
  const rows = details && [
    { key: t('referral.name'), value: <Words text={details.name} /> },
    { key: t('referral.contact'), value: <Words text={details.contact} /> },
    ...(details.about ? [{ key: t('referral.about-short'), value: <Words text={details.about} /> }] : []),
    ...(details.language ? [{ key: t('referral.language-short'), value: <Words text={details.language} /> }] : []),
  ]
  return (
    <Page title={t('request.title')} before={<BackLink href={to('/my-request')} />}>
      <h1>{t('request.title')}</h1>
      {service && (
        <p className="nhsuk-lede-text">
          <Text of={service} />. {t('request.asked', { day: day(askedAt) })}
        </p>
      )}
      <Standing request={request} />
      <h2>{t('request.passed')}</h2>
      {rows ? <SummaryList rows={rows} /> : <p>{t('request.erased')}</p>}
      {state !== 'withdrawn' && (
        <Details summary={t('request.withdraw')}>
          <p>{withdrawText(request, t)}</p>
          <PostForm action={to('/my-request')}>
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="step" value="withdraw" />
            <Button look="warning">{t('request.withdraw')}</Button>
          </PostForm>
        </Details>
      )}
    </Page>
  )
}

export default function MyRequest() {
  const { code, errors, request } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  if (request && code !== undefined) return <Request request={request} code={code} />
  return (
    <Page title={t('request.title')} errors={errors} before={<BackLink href={to('/support')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('request.title')}</h1>
      <p className="nhsuk-lede-text">{t('request.lede')}</p>
      <PostForm action={to('/my-request')}>
        <CodeInput label={t('request.code')} value={code} errors={errors} />
        <Button>{t('request.show')}</Button>
      </PostForm>
    </Page>
  )
}
