import { ReceiptCode } from '@heard/contracts/engagement'
import {
  acceptPlace,
  cancelRegistration,
  changeRegistration,
  type GatheringView,
  listGatherings,
  type MyRegistration,
  myRegistration,
} from '@heard/contracts/events'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { Details, SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { readRegistration } from './read-registration.ts'
import { RegistrationFields, registrationRows, registrationValues } from './registration-fields.tsx'
import { StandingText } from './standing.tsx'
import { When } from './when.tsx'

type Back = {
  readonly code: string
  readonly errors?: readonly FieldError[]
  readonly registration?: MyRegistration
  readonly gathering?: GatheringView | undefined
  /** What was typed into the form that came back. */
  readonly values?: FormValues
}
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

/** The code is sent with every step and kept nowhere: neither in an address nor in a cookie. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const values = valuesOf(await request.formData())
  const code = first(values, 'code') ?? ''
  const { data: receipt } = ReceiptCode.safeParse(code)
  if (!receipt) return back({ code, errors: [{ field: 'code', message: t('mine.incomplete') }] }, 400)
  const call = context.get(callContext)
  const step = first(values, 'step')
  const read = step === 'change' ? readRegistration(values, language, t) : undefined
  const done =
    step === 'accept'
      ? await call(acceptPlace, { body: { receipt } })
      : step === 'cancel'
        ? await call(cancelRegistration, { body: { receipt } })
        : read && !read.errors
          ? await call(changeRegistration, { body: { receipt, ...read.body } })
          : undefined
  const called = await call(myRegistration, { body: { receipt } })
  const message = called.ok ? undefined : { 404: t('mine.unknown'), 429: t('error.busy.title') }[called.status]
  if (message !== undefined) return back({ code, errors: [{ field: 'code', message }] }, called.status)
  const registration = answerOf(called)
  const { programme } = registration
  const listed = answerOf(await call(listGatherings, { params: { programme } })).gatherings
  const shown = { code, registration, gathering: listed.find((each) => each.gathering === registration.gathering) }
  const words = {
    'no-room': t('place.no-room'),
    'gathering-passed': t('place.passed'),
    'registration-ended': t('place.ended'),
    'no-offer': t('place.no-offer'),
    'too-many-requests': t('error.busy.title'),
  }
  if (read?.errors) return back({ ...shown, errors: read.errors, values }, 400)
  if (done && !done.ok) {
    const errors = errorsFrom(done.problem, { words, codes: { 'no-room': 'people' }, otherwise: 'step' })
    return back({ ...shown, errors, ...(read ? { values } : {}) }, done.status)
  }
  return back(shown)
}

const Steps = ({ registration, code, errors, values }: Back & { readonly registration: MyRegistration }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { standing } = registration
  if (standing === 'cancelled' || standing === 'lapsed') return null
  const hidden = (step: string) => (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="step" value={step} />
    </>
  )
  return (
    <>
      {standing === 'offered' && (
        <PostForm action={to('/my-place')}>
          {hidden('accept')}
          <Button>{t('place.accept')}</Button>
        </PostForm>
      )}
      <Details summary={t('place.change')} open={values !== undefined}>
        <PostForm action={to('/my-place')}>
          {hidden('change')}
          <RegistrationFields values={values ?? registrationValues(registration)} errors={errors} />
          <Button>{t('place.save')}</Button>
        </PostForm>
      </Details>
      <Details summary={t('place.give-back')}>
        <p>{t('place.give-back-text')}</p>
        <PostForm action={to('/my-place')}>
          {hidden('cancel')}
          <Button look="warning">{t('place.give-back')}</Button>
        </PostForm>
      </Details>
    </>
  )
}

const Place = ({ registration, gathering, ...rest }: Back & { readonly registration: MyRegistration }) => {
  const t = useMessages()
  const to = useLocalPath()
  const page = `/programmes/${registration.programme}/gatherings/${registration.gathering}`
  const isErased = registration.standing !== 'cancelled' && registration.standing !== 'lapsed'
  return (
    <Page title={t('place.title')} errors={rest.errors}>
      <ErrorSummary errors={rest.errors} />
      <h1>{t('place.title')}</h1>
      {gathering && (
        <>
          <p className="nhsuk-lede-text">
            <a href={to(page)}>
              <Text of={gathering.title} />
            </a>
          </p>
          {gathering.cancelled && (
            <p>
              <strong>{t('gatherings.cancelled')}:</strong> <Text of={gathering.cancelled} />
            </p>
          )}
          <When gathering={gathering} />
        </>
      )}
      <div id="step">
        <StandingText registration={registration} />
      </div>
      {registration.details ? <SummaryList rows={registrationRows(t, registration)} /> : isErased && <p>{t('place.erased')}</p>}
      <Steps registration={registration} {...rest} />
    </Page>
  )
}

export default function MyPlace() {
  const { registration, ...rest } = useActionData<typeof action>() ?? { code: '' }
  const t = useMessages()
  const to = useLocalPath()
  if (registration) return <Place registration={registration} {...rest} />
  return (
    <Page title={t('place.title')} errors={rest.errors}>
      <ErrorSummary errors={rest.errors} />
      <h1>{t('place.title')}</h1>
      <p className="nhsuk-lede-text">{t('place.mine-lede')}</p>
      <PostForm action={to('/my-place')}>
        <CodeInput label={t('mine.code')} value={rest.code} errors={rest.errors} />
        <Button>{t('place.see')}</Button>
      </PostForm>
    </Page>
  )
}
