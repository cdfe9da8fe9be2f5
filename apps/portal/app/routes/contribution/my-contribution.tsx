import type { Call } from '@heard/contracts'
import { myApplication } from '@heard/contracts/champions'
import { myCases, myContribution, myEnquiry, ReceiptCode, showProgramme } from '@heard/contracts/engagement'
import { myDraftChecks, myVerdicts } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { clearCookie } from '../../cookies.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { Application } from './application.tsx'
import { Contribution } from './contribution.tsx'
import { Enquiry } from './enquiry.tsx'
import { receiptCookie, receiptIn } from './receipt-cookie.ts'

const unknown = (t: Translate): readonly FieldError[] => [{ field: 'code', message: t('mine.unknown') }]
const incomplete = (t: Translate): readonly FieldError[] => [{ field: 'code', message: t('mine.incomplete') }]

/** What a code is for: a contribution, what somebody asked, or an application to become a champion. */
const behind = async (call: Call, receipt: string) => {
  const told = await call(myContribution, { body: { receipt } })
  if (told.ok || told.status !== 404) return { contribution: answerOf(told) }
  const asked = await call(myEnquiry, { body: { receipt } })
  if (asked.ok || asked.status !== 404) return { enquiry: answerOf(asked) }
  const applied = await call(myApplication, { body: { receipt } })
  return applied.ok || applied.status !== 404 ? { application: answerOf(applied) } : undefined
}

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const t = translator(languageOf(request))
  const receipt = receiptIn(request)
  if (!receipt) return { errors: new URL(request.url).searchParams.has('unreadable') ? incomplete(t) : [] }
  const call = context.get(callContext)
  const mine = await behind(call, receipt)
  if (!mine) return data({ errors: unknown(t) }, { status: 404, headers: { 'set-cookie': clearCookie('__Host-receipt') } })
  const [{ programme }] = Object.values(mine)
  const seeing = 'contribution' in mine ? call(myVerdicts, { body: { receipt } }) : undefined
  const checking = 'contribution' in mine ? call(myDraftChecks, { body: { receipt } }) : undefined
  const [shown, asked, see, check] = await Promise.all([
    call(showProgramme, { params: { programme }, query: { language: languageOf(request) } }),
    call(myCases, { body: { receipt } }),
    seeing,
    checking,
  ])
  return {
    errors: [],
    ...mine,
    programme: shown.ok ? shown.body : undefined,
    cases: asked.ok ? asked.body.cases : undefined,
    asked: see?.ok ? see.body.asked : [],
    checks: check?.ok ? check.body.checks : [],
    said: new URL(request.url).searchParams.get('said'),
  }
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const t = translator(languageOf(request))
  const values = valuesOf(await request.formData())
  const go = (path: string, more: Headers) => redirect(localPath(languageOf(request), path), { status: 303, headers: more })
  if (first(values, 'finish')) return go('/my-contribution/finished', await clearDevice(request, context))
  const typed = first(values, 'code') ?? ''
  const { data: receipt } = ReceiptCode.safeParse(typed)
  if (!receipt) return data({ errors: incomplete(t), code: typed }, { status: 400 })
  if (!(await behind(context.get(callContext), receipt))) return data({ errors: unknown(t), code: typed }, { status: 404 })
  const to = first(values, 'to') === 'equality' ? '/my-contribution/equality' : '/my-contribution'
  return go(to, new Headers({ 'set-cookie': receiptCookie(receipt) }))
}

const CodeForm = ({ errors, code }: { readonly errors: readonly FieldError[]; readonly code: string | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('mine.title')} errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>{t('mine.title')}</h1>
      <p className="nhsuk-lede-text">{t('mine.lede')}</p>
      <PostForm action={to('/my-contribution')}>
        <CodeInput label={t('mine.code')} value={code} errors={errors} />
        <Button>{t('mine.see')}</Button>
      </PostForm>
      <h2>{t('mine.lost')}</h2>
      <p>{t('mine.lost-text')}</p>
    </Page>
  )
}

export default function MyContributionPage() {
  const loaded = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  if (!back && 'contribution' in loaded) {
    const { contribution, programme, cases, asked, checks, said } = loaded
    return <Contribution {...{ contribution, programme, cases, asked, checks, said }} />
  }
  if (!back && 'enquiry' in loaded) return <Enquiry enquiry={loaded.enquiry} programme={loaded.programme} cases={loaded.cases} />
  if (!back && 'application' in loaded) return <Application application={loaded.application} programme={loaded.programme} cases={loaded.cases} />
  return <CodeForm errors={back?.errors ?? loaded.errors} code={back?.code} />
}
