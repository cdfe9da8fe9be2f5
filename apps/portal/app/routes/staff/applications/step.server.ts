import type { BodyOf } from '@heard/contracts'
import { showRecruiting, stepApplication } from '@heard/contracts/champions'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, valuesOf } from '../../../components/form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { type errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { theApplication } from './one.server.ts'

type Step = BodyOf<typeof stepApplication>

/** What the page of a step needs to know. */
export const stepLoader = async (args: LoaderFunctionArgs) => {
  const { programme, application, one } = await theApplication(args)
  const { twoDecide } = answerOf(await args.context.get(callContext)(showRecruiting, { params: { programme } }))
  return {
    back: `/staff/${programme}/applications/${application}`,
    name: one.details?.name,
    young: one.details?.age === '16-17',
    talk: one.talk,
    twoDecide,
    key: newKey(args.context),
  }
}

/** Reads the form of a step and takes it. */
export const stepAction =
  (read: (values: FormValues) => { readonly errors: readonly FieldError[] } | { readonly step: Step }, fields: Parameters<typeof errorsFrom>[1]) =>
  async ({ request, params, context }: ActionFunctionArgs) => {
    const programme = programmeOf(params)
    const application = params.application ?? ''
    const form = await request.formData()
    const values = valuesOf(form)
    const typed = read(values)
    if ('errors' in typed) return comesBack(typed.errors, values)
    const called = await context.get(callContext)(stepApplication, { params: { programme, application }, body: typed.step }, keyOf(form))
    return afterCall(called, `/staff/${programme}/applications/${application}?done=${typed.step.step}`, fields, values)
  }
