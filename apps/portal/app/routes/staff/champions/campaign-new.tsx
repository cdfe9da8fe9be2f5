import { beginCampaign } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { dayValues } from '../../../services/day-input.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { CampaignFields } from './campaign-fields.tsx'
import { campaignFields, readCampaign } from './campaign-form.ts'
import { communityNames } from './names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  return {
    back: `/staff/${programme}/applications/campaigns`,
    communities: communityNames(await theProgramme(context.get(callContext), programme)),
    values: dayValues('from', new Date().toISOString().slice(0, 10)),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readCampaign(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(beginCampaign, { params: { programme }, body: read.content }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, campaignFields), values, called.status)
  const to = `/staff/${programme}/applications/campaigns/${called.body.campaign}?done=begun`
  throw redirect(to, { headers: seen(called.headers), status: 303 })
}

export default function AdvertiseRole() {
  const { back, communities, key, ...loaded } = useLoaderData<typeof loader>()
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Advertise a role" back={back} formKey={key} errors={errors} send="Save">
      <CampaignFields values={values} errors={errors} communities={communities} />
    </StaffForm>
  )
}
