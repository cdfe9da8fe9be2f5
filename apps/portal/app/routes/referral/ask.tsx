import { Id } from '@heard/contracts'
import { referMyself, referralForm, showSupport } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { checkTyped, typedIn } from '../../services/typed.ts'
import { CheckReferral } from './check.tsx'
import { ReferralFields } from './fields.tsx'
import { ReferralSent } from './sent.tsx'

const inputOf = ({ request, params, context }: Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>) => {
  const piece = Id.safeParse(params.service)
  if (!piece.success) throw data(null, { status: 404 })
  return { params: { programme: context.get(programmeContext).id, piece: piece.data }, query: { language: languageOf(request) } }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const input = inputOf(args)
  const call = args.context.get(callContext)
  const [service, asked] = await Promise.all([call(showSupport, input), call(referralForm, input)])
  const { form } = answerOf(asked)
  // In a language without words to agree to, the service's page says how to ring them.
  if (!form) throw redirect(localPath(languageOf(args.request), `/programmes/${input.params.programme}/support/${input.params.piece}`))
  return { service: answerOf(service), form, key: newKey(args.context) }
}

type Back = {
  readonly step: 'form' | 'check' | 'sent'
  readonly values: FormValues
  readonly errors?: readonly FieldError[]
  readonly receipt?: string
}
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

const paths = { 'details.name': 'name', 'details.contact': 'contact', 'details.about': 'about', 'details.language': 'language' }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const form = await request.formData()
  const values = valuesOf(form)
  const step = first(values, 'step')
  if (step === 'change') return back({ step: 'form', values })
  const errors = checkTyped(
    values,
    [
      { name: 'name', longest: 200, missing: t('referral.name-missing') },
      { name: 'contact', longest: 200, missing: t('referral.contact-missing') },
      { name: 'about', longest: 2_000 },
      { name: 'language', longest: 100 },
    ],
    (longest) => t('gatherings.too-long', { longest }),
  )
  if (errors.length > 0) return back({ step: 'form', values, errors }, 400)
  if (step !== 'send') return back({ step: 'check', values })
  if (first(values, 'agree') !== 'yes') {
    return back({ step: 'check', values, errors: [{ field: 'agree', message: t('referral.agree-missing') }] }, 400)
  }
  const details = {
    name: first(values, 'name') ?? '',
    contact: first(values, 'contact') ?? '',
    about: typedIn(values, 'about'),
    language: typedIn(values, 'language'),
  }
  const body = { details, consent: true as const, noticeHash: first(values, 'notice') ?? '', language }
  const input = inputOf({ request, params, context })
  const called = await context.get(callContext)(referMyself, { params: input.params, body }, keyOf(form))
  if (called.ok) return back({ step: 'sent', values, receipt: called.body.receipt })
  const words = {
    'notice-changed': t('referral.notice-changed'),
    'no-agreement': t('referral.cannot'),
    'no-mail-server': t('referral.cannot'),
    'too-many-requests': t('unsent.busy'),
  }
  return back({ step: 'check', values, errors: errorsFrom(called.problem, { paths, words, otherwise: 'agree' }) }, called.status)
}

export default function AskService() {
  const { service, form, key } = useLoaderData<typeof loader>()
  const { step = 'form', values = {}, errors, receipt } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const title = t('referral.title', { service: service.name.text })
  if (step === 'sent' && receipt !== undefined) return <ReferralSent service={service} partner={form.partner} receipt={receipt} />
  return (
    <Page title={title} errors={errors} before={<BackLink href={to(`/programmes/${id}/support/${service.service}`)} />}>
      <ErrorSummary errors={errors} />
      <h1>{step === 'check' ? t('referral.check') : t.rich('referral.title', { service: <Text key="service" of={service.name} /> })}</h1>
      {step === 'check' ? (
        <CheckReferral form={form} values={values} errors={errors} formKey={first(values, 'key') ?? key} />
      ) : (
        <ReferralFields form={form} values={values} errors={errors} formKey={key} />
      )}
    </Page>
  )
}
