import { showProgramme } from '@heard/contracts/engagement'
import { giveMyVerdict, myVerdicts } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { AskedPromise, SeeForm, verdictIn } from '../../accountability/asked-about.tsx'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { type FormValues, first, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const mine = answerOf(await call(myVerdicts, { body: { receipt: receiptOrCode(request) } }))
  const about = mine.asked.find(({ commitment }) => commitment === params.commitment)
  if (!about) throw data(null, { status: 404 })
  const { organisations } = answerOf(await call(showProgramme, { params: { programme: mine.programme }, query: { language: languageOf(request) } }))
  return { about, organisations }
}

const refusals: Readonly<Record<string, MessageKey>> = { '/problems/claim-changed': 'see.claim-changed' }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const t = translator(languageOf(request))
  const receipt = receiptOrCode(request)
  const values = valuesOf(await request.formData())
  const back = (message: MessageKey, status: number, typed: FormValues = values) =>
    data({ errors: [{ field: 'verdict', message: t(message) }], values: typed }, { status })
  const verdict = verdictIn(values)
  if (verdict === undefined) return back('see.choose', 400)
  const body = { receipt, commitment: params.commitment ?? '', claim: Number(first(values, 'claim') ?? 0), verdict }
  const called = await context.get(callContext)(giveMyVerdict, { body })
  if (!called.ok) return back(refusals[called.problem.type] ?? 'see.not-saved', called.status)
  return redirect(localPath(languageOf(request), `/my-contribution?said=${verdict === null ? 'taken-back' : 'saved'}`), { status: 303 })
}

export default function See() {
  const { about, organisations } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title={t('see.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
        <ErrorSummary errors={errors} />
        <h1>{t('see.title')}</h1>
        <AskedPromise of={about} />
        <SeeForm of={about} errors={errors} values={values} />
      </Page>
    </OrganisationsContext>
  )
}
