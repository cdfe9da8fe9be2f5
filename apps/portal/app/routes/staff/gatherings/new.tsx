import { Id } from '@heard/contracts'
import { announceGathering, type MiniEventDetails } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { type FormValues, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { GatheringFields, gatheringFields, gatheringValues, readGathering } from './gathering-form.tsx'
import { communityChoices, gatheringById, mustPlan } from './one.server.ts'
import { oneRequest } from './request.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { searchParams } = new URL(request.url)
  const [id, copy] = [searchParams.get('request'), searchParams.get('copy')]
  const asked = id === null ? undefined : await oneRequest({ params, context }, id)
  const copied = copy === null ? undefined : gatheringValues(await gatheringById({ params, context }, copy), { copy: true })
  return {
    programme,
    details: asked?.details,
    answers: id !== null,
    communities: await communityChoices({ params, context }),
    begun: copied ?? (asked ? askedValues(asked.details) : {}),
    key: newKey(context),
  }
}

/** The plan begins with what they asked for; staff take out what is not for the public. */
const askedValues = (details: MiniEventDetails | undefined): FormValues => ({
  kind: ['mini'],
  ...(details
    ? { title: [`Mini Hear Me event: ${details.group}`.slice(0, 200)], place: [details.whenAndWhere.slice(0, 500)], about: [details.wishes ?? ''] }
    : {}),
})

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const answering = Id.safeParse(new URL(request.url).searchParams.get('request'))
  const read = readGathering(values)
  if (read.errors) return comesBack(read.errors, values)
  const body = { ...read.body, ...(answering.success ? { request: answering.data } : {}) }
  const called = await context.get(callContext)(announceGathering, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/gatherings?done=announced`, gatheringFields, values)
}

export default function AnnounceGathering() {
  const { programme, details, answers, communities, begun, key } = useLoaderData<typeof loader>()
  const { errors, values = begun } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Announce a gathering"
      about={answers ? 'Answer to a request' : undefined}
      back={`/staff/${programme}/gatherings`}
      formKey={key}
      errors={errors}
      send="Announce it in public"
      before={
        details && (
          <InsetText>
            <p>
              <bdi>{details.group}</bdi> asked for it:
            </p>
            <Words text={details.whenAndWhere} />
            <p>The form begins with what they wrote. Take out what is not for everybody.</p>
          </InsetText>
        )
      }
    >
      <GatheringFields values={values} errors={errors} communities={communities} />
    </StaffForm>
  )
}
