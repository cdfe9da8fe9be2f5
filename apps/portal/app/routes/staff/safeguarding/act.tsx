import type { Call } from '@heard/contracts'
import { actOnConcern, listColleagues } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { ActFields } from './act-fields.tsx'
import { colleaguesToChoose } from './colleague-options.ts'
import { NobodyElse } from './nobody-else.tsx'
import { type Act, isAct, readAct } from './read-act.ts'

type Params = { readonly act?: string | undefined }

const actOf = ({ act }: Params): Act => {
  if (isAct(act)) return act
  throw data(null, { status: 404 })
}

const optionsFor = async (act: Act, call: Call, programme: string): Promise<{ value: string; label: string }[]> => {
  if (act === 'assign') {
    const { colleagues } = answerOf(await call(listColleagues, { params: { programme } }))
    return colleaguesToChoose(colleagues)
  }
  if (act !== 'support') return []
  const { support } = await theProgramme(call, programme)
  return [{ value: '', label: 'Choose' }, ...support.map(({ id, name }) => ({ value: id, label: name.text }))]
}

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'safeguarding.manage', programme)) throw data(null, { status: 403 })
  const act = actOf(params)
  const step = new URL(request.url).searchParams.get('step')
  return {
    act,
    back: `/staff/${programme}/safeguarding/${params.concern}`,
    options: await optionsFor(act, context.get(callContext), programme),
    beforehand: step === null ? {} : { step: [step] },
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const act = actOf(params)
  const concern = params.concern ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readAct(act, values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(actOnConcern, { params: { programme, concern }, body: read.body }, keyOf(form))
  const at = { triage: 'urgency', assign: 'to', 'plan-call': 'on-day', call: 'outcome', close: 'outcome', support: 'support' }
  const otherwise = Object.entries(at).find(([name]) => name === act)?.[1] ?? 'note'
  return afterCall(called, `/staff/${programme}/safeguarding/${concern}?done=${act}`, { otherwise, codes: { 'not-ahead': dayOf(act) } }, values)
}

const dayOf = (act: Act): string => (act === 'call' ? 'next-day' : 'on-day')

const titles: Readonly<Record<Act, string>> = {
  triage: 'Change the urgency',
  assign: 'Hand over to a colleague',
  step: 'Record a step',
  'hand-over': 'Record a handover outside',
  support: 'Record support offered',
  'plan-call': 'Plan a call',
  call: 'Record a call',
  close: 'Close the concern',
  reopen: 'Open the concern again',
}

export default function ActOnConcern() {
  const { act, back, options, beforehand, key } = useLoaderData<typeof loader>()
  const { errors, values = beforehand } = useActionData<typeof action>() ?? {}
  if (act === 'assign' && options.length === 1)
    return (
      <NobodyElse title={titles[act]} back={back}>
        Nobody else may look after concerns of this programme.
      </NobodyElse>
    )
  return (
    <StaffForm title={titles[act]} back={back} formKey={key} errors={errors} send={titles[act]}>
      <ActFields act={act} values={values} errors={errors} options={options} />
    </StaffForm>
  )
}
