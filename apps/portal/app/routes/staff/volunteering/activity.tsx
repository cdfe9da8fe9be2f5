import { correctActivity, takeBackActivity } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { ActivityFields, MinutesInput } from './activity-fields.tsx'
import { activityFields, activityValues, readActivity } from './activity-form.ts'
import { ownLog } from './own.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, mine, services } = await ownLog(args)
  const entry = mine.activities.find(({ activity }) => activity === args.params.activity)
  if (!entry) throw data(null, { status: 404 })
  return { back: `/staff/${programme}/volunteering`, services, entry: activityValues(entry), key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), activity: params.activity ?? '' }
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const to = (done: string): string => `/staff/${where.programme}/volunteering?done=${done}`
  if (first(values, 'step') === 'take-back') {
    return afterCall(await call(takeBackActivity, { params: where }, keyOf(form)), to('taken-back'), activityFields, values)
  }
  const read = readActivity(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await call(correctActivity, { params: where, body: read.content }, keyOf(form))
  return afterCall(called, to('corrected'), activityFields, values)
}

export default function CorrectActivity() {
  const { back, services, entry, key } = useLoaderData<typeof loader>()
  const { errors, values = entry } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Put right what I did" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>Put right what I did</h1>
      <PostForm>
        <HiddenKey value={key} />
        <ActivityFields values={values} errors={errors} services={services} />
        <MinutesInput values={values} errors={errors} label="How many minutes did it take?" />
        <Button>Save</Button>
      </PostForm>
      <h2>It did not happen?</h2>
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="step" value="take-back" />
        <Button look="warning">Take it back</Button>
      </PostForm>
    </Page>
  )
}
