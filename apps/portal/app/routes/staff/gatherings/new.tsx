import { Id } from '@heard/contracts'
import { announceGathering, listTemplates, type MiniEventDetails } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { GatheringFields, gatheringFields, gatheringValues, planValues, readGathering } from './gathering-form.tsx'
import { communityChoices, gatheringById, mustPlan } from './one.server.ts'
import { readRepeat } from './repeat.ts'
import { oneRequest } from './request.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { searchParams } = new URL(request.url)
  const [id, copy, template] = [searchParams.get('request'), searchParams.get('copy'), searchParams.get('template')]
  const { templates } = answerOf(await context.get(callContext)(listTemplates, { params: { programme } }))
  const chosen = templates.find((each) => each.template === template)
  const asked = id === null ? undefined : await oneRequest({ params, context }, id)
  const copied = copy === null ? undefined : gatheringValues(await gatheringById({ params, context }, copy), { copy: true })
  return {
    programme,
    details: asked?.details,
    answers: asked !== undefined,
    templates: templates.map((each) => ({ template: each.template, name: each.name.text })),
    communities: await communityChoices({ params, context }),
    begun: copied ?? (chosen ? planValues(chosen) : asked ? askedValues(asked.details) : {}),
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
  if (first(values, 'step') === 'rows') return { errors: undefined, values }
  const read = readGathering(values)
  if (read.errors) return comesBack(read.errors, values)
  const { errors, more } = readRepeat(values, read.body)
  if (errors) return comesBack(errors, values)
  const body = { ...read.body, ...(more ? { more } : {}), ...(answering.success ? { request: answering.data } : {}) }
  const called = await context.get(callContext)(announceGathering, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/gatherings?done=announced`, gatheringFields, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Templates = ({ programme, templates }: Pick<Loaded, 'programme' | 'templates'>) => (
  <>
    <p>Begin with a template:</p>
    <ul>
      {templates.map(({ template, name }) => (
        <li key={template}>
          <a href={`/staff/${programme}/gatherings/new?template=${template}`}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </>
)

export default function AnnounceGathering() {
  const { programme, details, answers, templates, communities, begun, key } = useLoaderData<typeof loader>()
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
        <>
          {!answers && templates.length > 0 && <Templates programme={programme} templates={templates} />}
          {details && (
            <InsetText>
              <p>
                <bdi>{details.group}</bdi> asked for it:
              </p>
              <Words text={details.whenAndWhere} />
              <p>The form begins with what they wrote. Take out what is not for everybody.</p>
            </InsetText>
          )}
        </>
      }
    >
      <GatheringFields values={values} errors={errors} communities={communities} />
      <Select
        name="every"
        label="Does it repeat?"
        hint="Each of a series is a gathering of its own: with its own places, and it can be changed or cancelled alone"
        errors={errors}
        value={first(values, 'every') ?? 'once'}
        options={[
          { value: 'once', label: 'No, it takes place once' },
          { value: 'week', label: 'Every week' },
          { value: 'two-weeks', label: 'Every second week' },
          { value: 'month', label: 'Every month, on the same day of the week' },
        ]}
      />
      <Input
        name="occasions"
        label="How often in all? (only if it repeats)"
        errors={errors}
        value={first(values, 'occasions')}
        inputMode="numeric"
        width={2}
      />
    </StaffForm>
  )
}
