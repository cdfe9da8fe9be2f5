import { showProgramme } from '@heard/contracts/engagement'
import { answerMyDraftCheck, myDraftChecks } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { CheckOfDraft, checkIn, openOf } from '../../accountability/asked-to-check.tsx'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const mine = answerOf(await call(myDraftChecks, { body: { receipt: receiptOrCode(request) } }))
  const draft = openOf(mine.checks, params.recommendation)
  const { organisations } = answerOf(await call(showProgramme, { params: { programme: mine.programme }, query: { language: languageOf(request) } }))
  return data({ draft, organisations }, { status: draft ? 200 : 404 })
}

const refusals: Readonly<Record<string, MessageKey>> = { '/problems/check-closed': 'check.closed', '/problems/not-asked': 'check.closed' }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const receipt = receiptOrCode(request)
  const values = valuesOf(await request.formData())
  const read = checkIn(values, t)
  if (read.errors) return data({ errors: read.errors, values }, { status: 400 })
  const body = { receipt, recommendation: params.recommendation ?? '', ...read.said }
  const called = await context.get(callContext)(answerMyDraftCheck, { body })
  if (!called.ok) {
    const message = t(refusals[called.problem.type] ?? 'see.not-saved')
    return data({ errors: [{ field: 'answer', message }], values }, { status: called.status })
  }
  const said = read.said.answer === null ? 'check-taken-back' : 'check-saved'
  return redirect(localPath(language, `/my-contribution?said=${said}`), { status: 303 })
}

export default function Check() {
  const { draft, organisations } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title={t('check.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
        <CheckOfDraft title={t('check.title')} of={draft} errors={errors} values={values} erased={t('check.erased')} />
      </Page>
    </OrganisationsContext>
  )
}
