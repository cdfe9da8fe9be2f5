import { logActivity } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { LogWaiting } from '../../../log/log-waiting.tsx'
import { ownLogOf } from '../../../log/own-log.ts'
import { dayValues } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { ActivityFields, MinutesInput } from './activity-fields.tsx'
import { activityFields, readActivity } from './activity-form.ts'
import { ownLog } from './own.server.ts'

/** Durations that are one press away. */
const durations = [
  [15, '15 minutes'],
  [30, '30 minutes'],
  [60, '1 hour'],
  [120, '2 hours'],
  [180, '3 hours'],
] as const

/** Today, and what was done last; the id is chosen here, so that sending it twice logs it once. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, mine, services } = await ownLog(args)
  const kind = mine.activities[0]?.kind
  const today = new Date().toISOString().slice(0, 10)
  return {
    back: `/staff/${programme}/volunteering`,
    services,
    values: { ...dayValues('on', today), ...(kind ? { kind: [kind] } : {}) },
    log: ownLogOf(programme, mine, today),
    activity: crypto.randomUUID(),
    key: newKey(args.context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readActivity(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const body = { activity: first(values, 'activity') ?? '', ...read.content }
  const called = await context.get(callContext)(logActivity, { params: { programme }, body }, keyOf(form))
  const done = read.content.kind === 'conversation' ? 'talked' : 'logged'
  return afterCall(called, `/staff/${programme}/volunteering?done=${done}`, activityFields, values)
}

export default function LogActivity() {
  const { back, services, log, activity, key, ...loaded } = useLoaderData<typeof loader>()
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Log what I did" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>Log what I did</h1>
      <LogWaiting log={log} offline />
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="activity" value={first(values, 'activity') ?? activity} />
        <ActivityFields values={values} errors={errors} services={services} />
        <MinutesInput values={values} errors={errors} label="How many minutes did it take?" />
        <Button>Log it</Button>
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Or log it with one press</legend>
          <div className="app-buttons app-buttons--close">
            {durations.map(([minutes, text]) => (
              <Button key={minutes} look="secondary" name="took" value={String(minutes)}>
                {text}
              </Button>
            ))}
          </div>
        </fieldset>
        <p data-said role="status" />
      </PostForm>
    </Page>
  )
}
