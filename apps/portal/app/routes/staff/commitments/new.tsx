import { Id, Slug } from '@heard/contracts'
import { longest, makeCommitment } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ownOrganisations } from '../../../accountability/speaks-for.ts'
import { InsetText } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { readDay } from '../../../services/day-input.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { addressedOne } from '../addressed/one.server.ts'
import { MilestoneFields } from './milestone-fields.tsx'
import { readMilestones } from './milestone-rows.ts'
import { RoleField } from './role-field.tsx'

const asked = (request: Request): string | undefined => new URL(request.url).searchParams.get('recommendation') ?? undefined

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const view = await theProgramme(call, id)
  const own = ownOrganisations(context.get(principalContext), view)
  if (own.length === 0) throw data(null, { status: 403 })
  const recommendation = asked(request)
  const named = ({ id: value, name }: { readonly id: string; readonly name: { readonly text: string } }) => ({ value, label: name.text })
  return {
    id,
    under: recommendation === undefined ? undefined : (await addressedOne(call, id, recommendation)).recommendation,
    organisations: view.organisations.filter((each) => own.includes(each.id)).map(named),
    objectives: view.objectives.map(named),
    key: newKey(context),
  }
}

type Promised =
  | { readonly errors: readonly FieldError[] }
  | {
      readonly organisation: string
      readonly due: string
      readonly madeOn: string | undefined
      readonly milestones: { readonly text: string; readonly due: string }[]
    }

const read = (values: FormValues, under: boolean): Promised => {
  const organisation = Slug.safeParse(first(values, 'organisation'))
  const due = readDay(values, 'due', 'The due day')
  const made = readDay(values, 'made', 'The day it was promised')
  const steps = readMilestones(values, { from: 'day' in made ? made.day : undefined, to: 'day' in due ? due.day : undefined })
  const errors: (FieldError | undefined)[] = [
    organisation.success ? undefined : { field: 'organisation', message: 'Choose the organisation that promises' },
    under || first(values, 'objective') ? undefined : { field: 'objective', message: 'Choose the objective that this is for' },
    ...checkTyped(values, [{ name: 'text', longest: longest.text, missing: 'Enter what you promise' }]),
    'error' in due ? due.error : due.day === undefined ? { field: 'due-day', message: 'Enter the day by which it is done' } : undefined,
    ...checkTyped(values, [{ name: 'measure', longest: longest.measure, missing: 'Enter how anybody can tell that it is done' }]),
    ...checkTyped(values, [{ name: 'role', longest: longest.role, missing: 'Enter the role that answers for it' }]),
    'error' in made ? made.error : undefined,
    ...('errors' in steps ? steps.errors : []),
  ]
  const wrong = errors.filter((error) => error !== undefined)
  if (wrong.length > 0 || !organisation.success || 'error' in due || 'error' in made || 'errors' in steps || due.day === undefined)
    return { errors: wrong }
  return { organisation: organisation.data, due: due.day, madeOn: made.day, milestones: steps.milestones }
}

const fields = {
  codes: {
    'under-nothing': 'objective',
    'unknown-objective': 'objective',
    'in-the-future': 'made-day',
    'due-before-made': 'due-day',
    'milestone-before-made': 'milestone-1-due-day',
    'milestone-after-due': 'milestone-1-due-day',
  },
  paths: { due: 'due-day', madeOn: 'made-day', ownerRole: 'role' },
  otherwise: 'organisation',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const recommendation = Id.safeParse(asked(request))
  const objective = Slug.safeParse(first(values, 'objective'))
  const promised = read(values, recommendation.success)
  if ('errors' in promised) return comesBack(promised.errors, values)
  const body = {
    organisation: promised.organisation,
    ...(recommendation.success ? { recommendation: recommendation.data } : {}),
    ...(objective.success ? { objective: objective.data } : {}),
    ...(promised.madeOn === undefined ? {} : { madeOn: promised.madeOn }),
    due: promised.due,
    measure: first(values, 'measure') ?? '',
    text: first(values, 'text') ?? '',
    ownerRole: first(values, 'role') ?? '',
    milestones: promised.milestones,
    language: first(values, 'language') ?? 'en',
  }
  const called = await context.get(callContext)(makeCommitment, { params: { programme }, body }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, fields), values, called.status)
  throw redirect(`/staff/${programme}/commitments/${called.body.commitment}?done=promised`, { headers: seen(called.headers), status: 303 })
}

export default function MakeCommitment() {
  const { id, under, organisations, objectives, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const [only] = organisations
  return (
    <StaffForm
      title="Make a promise"
      about={under?.title.status === 'open' ? under.title.text : undefined}
      back={under ? `/staff/${id}/addressed/${under.id}` : `/staff/${id}/addressed`}
      formKey={key}
      errors={errors}
      send="Publish the promise"
      before={
        <>
          {under && (
            <InsetText>
              <WordingBlock of={under.text} />
            </InsetText>
          )}
          <p>It is public at once, with its day and its measure. You can change it later, but what it said before stays visible.</p>
        </>
      }
    >
      {organisations.length === 1 && only ? (
        <input type="hidden" name="organisation" id="organisation" value={only.value} />
      ) : (
        <Select
          name="organisation"
          label="Organisation that promises"
          errors={errors}
          value={first(values, 'organisation')}
          options={[{ value: '', label: 'Choose an organisation' }, ...organisations]}
        />
      )}
      {objectives.length > 0 && (
        <Select
          name="objective"
          label={under ? 'Objective (optional)' : 'Objective'}
          errors={errors}
          value={first(values, 'objective')}
          options={[{ value: '', label: under ? 'The one of the recommendation' : 'Choose an objective' }, ...objectives]}
        />
      )}
      <Textarea name="text" label="What you promise" hint="In plain words for residents" errors={errors} value={first(values, 'text')} rows={4} />
      <DateInput name="due" label="By when" errors={errors} values={values} />
      <Textarea
        name="measure"
        label="How anybody can tell that it is done"
        hint="Something one can see or count"
        errors={errors}
        value={first(values, 'measure')}
        rows={3}
      />
      <RoleField values={values} errors={errors} />
      <DateInput
        name="made"
        label="Day it was promised (optional)"
        hint="Leave it empty if that is today. For example, 27 3 2026"
        errors={errors}
        values={values}
      />
      <MilestoneFields values={values} errors={errors} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
