import type { Call } from '@heard/contracts'
import { ReceiptCode } from '@heard/contracts/engagement'
import {
  acceptPlace,
  cancelRegistration,
  changeRegistration,
  type GatheringView,
  listGatherings,
  type MyRegistration,
  myPermissions,
  myRegistration,
  Permission,
  withdrawEvaluation,
  withdrawPermission,
} from '@heard/contracts/events'
import { type ActionFunctionArgs, data } from 'react-router'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../components/form.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { doorLinkOf } from './door-link.ts'
import { readRegistration } from './read-registration.ts'

export type Back = {
  readonly code: string
  readonly errors?: readonly FieldError[]
  readonly registration?: MyRegistration
  readonly gathering?: GatheringView | undefined
  /** What its holder lets happen; of a code that is for nothing else, too. */
  readonly permissions?: readonly Permission[]
  readonly hasBegun?: boolean
  /** What the picture for the door holds. */
  readonly doorLink?: string
  /** What was done just now. */
  readonly done?: 'taken-back' | 'evaluation-taken-back'
  /** What was typed into the form that came back. */
  readonly values?: FormValues
}
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

const act = (
  call: Call,
  receipt: string,
  values: FormValues,
  body: Extract<ReturnType<typeof readRegistration>, { body: unknown }>['body'] | undefined,
) => {
  const to = Permission.safeParse(first(values, 'to')).data
  switch (first(values, 'step')) {
    case 'accept':
      return call(acceptPlace, { body: { receipt } })
    case 'cancel':
      return call(cancelRegistration, { body: { receipt } })
    case 'take-back':
      return to && call(withdrawPermission, { body: { receipt, to } })
    case 'evaluation':
      return call(withdrawEvaluation, { body: { receipt } })
    default:
      return body && call(changeRegistration, { body: { receipt, ...body } })
  }
}

const doorOf = (origin: string, { registration, standing, ...at }: MyRegistration) =>
  registration !== undefined && standing === 'in' ? { doorLink: `${doorLinkOf(origin, at)}/${registration}` } : {}

const doneBy = { 'take-back': 'taken-back', evaluation: 'evaluation-taken-back' } as const

/** The code is sent with every step and kept nowhere: neither in an address nor in a cookie. */
export const placeAction = async ({ request, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const values = valuesOf(await request.formData())
  const code = first(values, 'code') ?? ''
  const { data: receipt } = ReceiptCode.safeParse(code)
  if (!receipt) return back({ code, errors: [{ field: 'code', message: t('mine.incomplete') }] }, 400)
  const call = context.get(callContext)
  const step = first(values, 'step')
  const read = step === 'change' ? readRegistration(values, language, t) : undefined
  const done = await act(call, receipt, values, read?.errors ? undefined : read?.body)
  const [called, permitted] = await Promise.all([call(myRegistration, { body: { receipt } }), call(myPermissions, { body: { receipt } })])
  const known = called.ok ? called : permitted
  // What was said of a gathering is held for longer than the place there.
  if (step === 'evaluation' && done?.ok && !known.ok) return back({ code: '', done: 'evaluation-taken-back' })
  const message = known.ok ? undefined : { 404: t('mine.unknown'), 429: t('unsent.busy') }[known.status]
  if (message !== undefined) return back({ code, errors: [{ field: 'code', message }] }, known.status)
  const about = called.ok ? called.body : answerOf(permitted)
  const listed = answerOf(await call(listGatherings, { params: { programme: about.programme } })).gatherings
  const gathering = listed.find((each) => each.gathering === about.gathering)
  const shown = {
    code,
    ...(called.ok ? { registration: called.body, ...doorOf(context.get(originContext), called.body) } : {}),
    gathering,
    permissions: permitted.ok ? permitted.body.permissions : [],
    hasBegun: gathering !== undefined && gathering.startsAt <= new Date().toISOString(),
  }
  const words = {
    'no-room': t('place.no-room'),
    'gathering-passed': t('place.passed'),
    'registration-ended': t('place.ended'),
    'no-offer': t('place.no-offer'),
    'unknown-evaluation': t('tell-us.nothing-to-take-back'),
    'too-many-requests': t('unsent.busy'),
  }
  if (read?.errors) return back({ ...shown, errors: read.errors, values }, 400)
  if (done && !done.ok) {
    const errors = errorsFrom(done.problem, { words, codes: { 'no-room': 'people' }, otherwise: 'step' })
    return back({ ...shown, errors, ...(read ? { values } : {}) }, done.status)
  }
  const said = step === 'take-back' || step === 'evaluation' ? { done: doneBy[step] } : {}
  return back({ ...shown, ...said })
}
