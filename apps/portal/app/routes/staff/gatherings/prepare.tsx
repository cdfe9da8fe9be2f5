import { GatheringRole, PlanCheck, prepareGathering, showPreparation } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { checkNames, choicesOf, roleNames } from './names.ts'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const view = await gatheringById({ params, context }, params.gathering)
  const { gathering } = view
  const { preparation } = answerOf(await context.get(callContext)(showPreparation, { params: { programme, gathering } }))
  const begun: FormValues = {
    ...Object.fromEntries((preparation?.words.roles ?? []).map(({ role, who }) => [`role-${role}`, [who]])),
    checked: preparation?.checked ?? [],
    budget: [preparation?.budget === undefined ? '' : String(preparation.budget)],
    risks: [preparation?.words.risks ?? ''],
    notes: [preparation?.words.notes ?? ''],
  }
  return { at: `/staff/${programme}/gatherings/${gathering}`, title: view.title.text, begun, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const typed = typedIn(values, 'budget')?.trim()
  const errors = [
    ...checkTyped(
      values,
      GatheringRole.options.map((role) => ({ name: `role-${role}`, longest: 300 })),
    ),
    ...(typed === undefined || /^\d{1,7}$/.test(typed) ? [] : [{ field: 'budget', message: 'Enter whole pounds, such as 250' }]),
    ...checkTyped(values, [
      { name: 'risks', longest: 5_000 },
      { name: 'notes', longest: 5_000 },
    ]),
  ]
  if (errors.length > 0) return comesBack(errors, values)
  const [risks, notes] = [typedIn(values, 'risks'), typedIn(values, 'notes')]
  const body = {
    checked: (values.checked ?? []).flatMap((check) => PlanCheck.safeParse(check).data ?? []),
    ...(typed === undefined ? {} : { budget: Number(typed) }),
    words: {
      roles: GatheringRole.options.flatMap((role) => {
        const who = typedIn(values, `role-${role}`)
        return who === undefined ? [] : [{ role, who }]
      }),
      ...(risks === undefined ? {} : { risks }),
      ...(notes === undefined ? {} : { notes }),
    },
  }
  const called = await context.get(callContext)(prepareGathering, { params: at, body }, keyOf(form))
  return afterCall(called, `/staff/${at.programme}/gatherings/${at.gathering}?done=prepared`, { otherwise: 'checked' }, values)
}

export default function PrepareGathering() {
  const { at, title, begun, key } = useLoaderData<typeof loader>()
  const { errors, values = begun } = useActionData<typeof action>() ?? {}
  const of = (name: string) => ({ name, errors, value: first(values, name) })
  return (
    <StaffForm title="Prepare the gathering" about={title} back={at} formKey={key} errors={errors} send="Save" before={<p>Only staff see this.</p>}>
      <h2>Who does what</h2>
      {GatheringRole.options.map((role) => (
        <Input key={role} {...of(`role-${role}`)} label={roleNames[role]} dir="auto" />
      ))}
      <Checkboxes name="checked" label="Risks and safeguarding" errors={errors} choices={choicesOf(checkNames)} chosen={values.checked} />
      <Textarea {...of('risks')} label="Risks, and what is done about them (optional)" rows={4} />
      <Input {...of('budget')} label="Budget in pounds (optional)" inputMode="numeric" width={5} />
      <Textarea {...of('notes')} label="Notes (optional)" rows={4} />
    </StaffForm>
  )
}
