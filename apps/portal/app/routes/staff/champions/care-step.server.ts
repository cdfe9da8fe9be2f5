import { type BodyOf, Id } from '@heard/contracts'
import { listTraining, showChampionCare, stepChampionCare } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, valuesOf } from '../../../components/form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { type errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'

type Step = BodyOf<typeof stepChampionCare>

/** How the champion of the address is looked after; opening it is recorded. */
export const careLoader = async ({ params, request, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const application = Id.safeParse(params.application)
  if (!application.success) throw data(null, { status: 404 })
  const call = context.get(callContext)
  const [shown, taught] = await Promise.all([
    call(showChampionCare, { params: { programme, application: application.data } }),
    call(listTraining, { params: { programme } }),
  ])
  const asked = new URL(request.url).searchParams
  return {
    id: programme,
    application: application.data,
    back: `/staff/${programme}/champions/${application.data}/care`,
    care: answerOf(shown),
    modules: answerOf(taught).modules.map(({ module, name }) => ({ module, name: name ?? 'Words withdrawn' })),
    about: asked.get('about') ?? undefined,
    done: asked.get('done'),
    key: newKey(context),
  }
}

/** Reads the form of a step and takes it. */
export const careAction =
  (
    read: (values: FormValues, about: string) => { readonly errors: readonly FieldError[] } | { readonly step: Step },
    fields: Parameters<typeof errorsFrom>[1],
  ) =>
  async ({ request, params, context }: ActionFunctionArgs) => {
    const programme = programmeOf(params)
    const application = params.application ?? ''
    const form = await request.formData()
    const values = valuesOf(form)
    const typed = read(values, new URL(request.url).searchParams.get('about') ?? '')
    if ('errors' in typed) return comesBack(typed.errors, values)
    const called = await context.get(callContext)(stepChampionCare, { params: { programme, application }, body: typed.step }, keyOf(form))
    return afterCall(called, `/staff/${programme}/champions/${application}/care?done=${typed.step.step}`, fields, values)
  }
