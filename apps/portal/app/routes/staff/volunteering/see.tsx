import { championVerdicts, giveChampionVerdict } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { AskedPromise, SeeForm, verdictIn } from '../../../accountability/asked-about.tsx'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { toConnect } from './own.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [called, { organisations }] = await Promise.all([call(championVerdicts, { params: { programme } }), theProgramme(call, programme)])
  toConnect(called, programme)
  const about = answerOf(called).asked.find(({ commitment }) => commitment === params.commitment)
  if (!about) throw data(null, { status: 404 })
  return { back: `/staff/${programme}/volunteering/promises`, about, organisations }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const values = valuesOf(await request.formData())
  const verdict = verdictIn(values)
  if (verdict === undefined) return comesBack([{ field: 'verdict', message: 'Choose what you see' }], values)
  const body = { claim: Number(first(values, 'claim') ?? 0), verdict }
  const called = await context.get(callContext)(giveChampionVerdict, { params: { programme, commitment: params.commitment ?? '' }, body })
  const done = verdict === null ? 'taken-back' : 'saved'
  return afterCall(called, `/staff/${programme}/volunteering/promises?done=${done}`, { otherwise: 'verdict' }, values)
}

export default function See() {
  const { back, about, organisations } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Do you see the change?" errors={errors} before={<BackLink href={back} />}>
        <ErrorSummary errors={errors} />
        <h1>Do you see the change?</h1>
        <AskedPromise of={about} />
        <SeeForm of={about} errors={errors} values={values} />
      </Page>
    </OrganisationsContext>
  )
}
