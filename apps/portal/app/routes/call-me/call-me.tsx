import { askForCall } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, valuesOf } from '../../components/form.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { programmeContext } from '../../services/programme.ts'
import { receiptIn } from '../contribution/receipt-cookie.ts'
import { recallSent } from '../share/draft.ts'
import { CallAskedFor } from './asked.tsx'
import { CallForm } from './call-form.tsx'
import { type CallPage, detailsOf, turn } from './steps.ts'

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  key: newKey(context),
  young: new URL(request.url).searchParams.has('young'),
})

type Shown = { readonly page: CallPage; readonly errors: readonly FieldError[]; readonly values: FormValues; readonly shared: boolean }
type Asked = { readonly receipt: string | undefined }

/** What this browser holds the receipt of. Somebody too young has shared nothing. */
const heldReceipt = async (
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  values: FormValues,
): Promise<string | undefined> => {
  if (values.young?.[0] === 'yes') return undefined
  return (await recallSent(request, context, context.get(programmeContext)))?.receipt ?? receiptIn(request)
}

/** Nothing is kept between the questions, neither here nor on the device: each page carries what was said so far. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const t = translator(languageOf(request))
  const { page, errors, send } = turn(values, t)
  const held = page === 'check' ? await heldReceipt({ request, context }, values) : undefined
  const shared = held !== undefined
  if (!send) return data<Shown | Asked>({ page, errors, values, shared }, { status: errors.length > 0 ? 400 : 200 })
  const programme = context.get(programmeContext)
  const receipt = values.about?.[0] === 'shared' ? held : undefined
  const body = {
    details: detailsOf(values),
    ...(receipt === undefined ? {} : { receipt }),
    ...(values.young?.[0] === 'yes' ? { young: true } : {}),
  }
  const called = await context.get(callContext)(askForCall, { params: { programme: programme.id }, body }, keyOf(form))
  if (called.ok) return data<Shown | Asked>({ receipt: called.body.receipt })
  const words = { 'programme-not-open': t('call.over'), 'too-many-requests': t('unsent.busy') }
  const refused = errorsFrom(called.problem, { words, otherwise: 'send', paths: { 'details.contact': 'send' } })
  return data<Shown | Asked>({ page: 'check', errors: refused, values, shared }, { status: called.status })
}

export default function CallMe() {
  const { key, young } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  if (back && 'receipt' in back) return <CallAskedFor receipt={back.receipt} />
  const values = back?.values ?? { key: [key], young: [young ? 'yes' : 'no'] }
  return <CallForm page={back?.page ?? 'start'} errors={back?.errors} values={values} shared={back?.shared ?? false} />
}
