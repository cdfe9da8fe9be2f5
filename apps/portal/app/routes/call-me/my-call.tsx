import { cancelCall, type MyCall, myCalls, ReceiptCode } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { SummaryList, Tag } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { type MessageKey, translator, useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptIn } from '../contribution/receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const receipt = receiptIn(request)
  const called = receipt === undefined ? undefined : await context.get(callContext)(myCalls, { body: { receipt } })
  return { calls: called?.ok && called.body.calls.length > 0 ? called.body.calls : undefined }
}

type Back = {
  readonly errors?: readonly FieldError[]
  /** As it was typed; the code itself goes along on the page, and is kept nowhere. */
  readonly code: string | undefined
  readonly calls?: readonly MyCall[]
}
const back = (answer: Back, status = 200) => data(answer, { status })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const t = translator(languageOf(request))
  const call = context.get(callContext)
  const values = valuesOf(await request.formData())
  const typed = first(values, 'code')
  const refused = (message: string, status: number) => back({ errors: [{ field: 'code', message }], code: typed }, status)
  const receipt = typed === undefined ? receiptIn(request) : ReceiptCode.safeParse(typed).data
  if (!receipt) return refused(t('mine.incomplete'), 400)
  const concern = first(values, 'cancel')
  const cancelled = concern === undefined ? undefined : await call(cancelCall, { body: { receipt, concern } })
  if (cancelled && !cancelled.ok && cancelled.status !== 409) answerOf(cancelled)
  const position = cancelled?.headers.get('heard-position')
  const headers = new Headers(position ? { 'heard-after': position } : {})
  const called = await call(myCalls, { body: { receipt } }, { headers })
  if (!called.ok && called.status === 404) return refused(t('mine.unknown'), 404)
  return back({ code: typed, calls: answerOf(called).calls })
}

const states: Readonly<Record<MyCall['state'], readonly [MessageKey, 'blue' | 'green' | 'grey']>> = {
  waiting: ['call.waiting', 'blue'],
  taken: ['call.taken', 'blue'],
  called: ['call.called', 'green'],
  cancelled: ['call.cancelled', 'grey'],
  closed: ['call.closed', 'grey'],
}

type OneCallProps = { readonly call: MyCall; readonly code: string | undefined }

const OneCall = ({ call: { concern, at, state, details }, code }: OneCallProps) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = states[state]
  const open = state !== 'cancelled' && state !== 'closed'
  return (
    <>
      <SummaryList
        rows={[
          { key: t('case.state'), value: <Tag colour={colour}>{t(text)}</Tag> },
          { key: t('call.asked-on'), value: <time dateTime={at}>{day(at)}</time> },
          { key: t('call.contact'), value: details ? <bdi>{details.contact}</bdi> : t('call.erased') },
          ...(details?.when === undefined ? [] : [{ key: t('call.when'), value: <bdi>{details.when}</bdi> }]),
        ]}
      />
      {open && (
        <PostForm>
          <input type="hidden" name="cancel" value={concern} />
          {code !== undefined && <input type="hidden" name="code" value={code} />}
          <Button look="secondary">{t('call.cancel')}</Button>
        </PostForm>
      )}
    </>
  )
}

const CodeForm = ({ errors, code }: { readonly errors: readonly FieldError[] | undefined; readonly code: string | undefined }) => {
  const t = useMessages()
  return (
    <PostForm>
      <p className="nhsuk-lede-text">{t('call.mine-lede')}</p>
      <CodeInput label={t('mine.code')} value={code} errors={errors} />
      <Button>{t('call.see')}</Button>
    </PostForm>
  )
}

export default function MyCallPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages()
  const calls = answer ? answer.calls : loaded.calls
  return (
    <Page title={t('call.mine')} errors={answer?.errors}>
      <ErrorSummary errors={answer?.errors} />
      <h1>{t('call.mine')}</h1>
      {calls ? (
        <>
          {calls.length === 0 && <p>{t('call.none')}</p>}
          {calls.map((call) => (
            <OneCall key={call.concern} call={call} code={answer?.code} />
          ))}
        </>
      ) : (
        <CodeForm errors={answer?.errors} code={answer?.code} />
      )}
    </Page>
  )
}
