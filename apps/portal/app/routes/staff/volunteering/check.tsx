import { answerChampionDraftCheck, championDraftChecks } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { CheckOfDraft, checkIn, openOf } from '../../../accountability/asked-to-check.tsx'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { languageOf } from '../../../i18n/language.ts'
import { translator } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { toConnect } from './own.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [called, { organisations }] = await Promise.all([call(championDraftChecks, { params: { programme } }), theProgramme(call, programme)])
  toConnect(called, programme)
  const draft = openOf(answerOf(called).checks, params.recommendation)
  return data({ back: `/staff/${programme}/volunteering/drafts`, draft, organisations }, { status: draft ? 200 : 404 })
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const values = valuesOf(await request.formData())
  const read = checkIn(values, translator(languageOf(request)))
  if (read.errors) return comesBack(read.errors, values)
  const place = { programme, recommendation: params.recommendation ?? '' }
  const called = await context.get(callContext)(answerChampionDraftCheck, { params: place, body: read.said })
  const done = read.said.answer === null ? 'taken-back' : 'saved'
  return afterCall(called, `/staff/${programme}/volunteering/drafts?done=${done}`, { otherwise: 'answer' }, values)
}

export default function Check() {
  const { back, draft, organisations } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Check a draft" errors={errors} before={<BackLink href={back} />}>
        <CheckOfDraft title="Check a draft" of={draft} errors={errors} values={values} erased="Yours are deleted earlier if you stop volunteering." />
      </Page>
    </OrganisationsContext>
  )
}
