import type { BodyOf, Called } from '@heard/contracts'
import { askConnector, enquiryNotice } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/choices.tsx'
import { SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { isTrapped, Trap } from '../../components/trap.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { shownNotice } from '../../services/notice.server.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { StopForm } from '../share/stop-form.tsx'
import { contactDrafts, contactIn, type Filling, goTo, recallFilling, recallSent } from './draft.ts'
import { kindNames } from './questions/kind.tsx'
import { nextPage } from './questions.ts'

const elsewhere = async ({ request, context }: LoaderFunctionArgs): Promise<string> =>
  (await recallSent(request, context, context.get(programmeContext))) ? '/done' : '?expired'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, await elsewhere(args))
  const next = nextPage(filling)
  if (next !== 'check') throw goTo(request, programme.id, `/${next}`)
  return { filling, ...shownNotice(enquiryNotice.words, languageOf(request)) }
}

const bodyOf = ({ kind = 'question', words = '', name, email, phone }: Filling, language: string, form: FormData): BodyOf<typeof askConnector> => {
  const contact = { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  return {
    kind,
    words,
    language,
    agreed: true,
    noticeHash: String(form.get('notice') ?? ''),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(isTrapped(form) ? { trapped: true } : {}),
  }
}

const errorFor = ({ problem }: Extract<Called<typeof askConnector>, { ok: false }>, t: Translate): FieldError => {
  const code = problem.type.replace('/problems/', '')
  if (code === 'programme-not-open') return { field: 'send', message: t('contact.over') }
  if (code === 'notice-changed') return { field: 'send', message: t('share.notice-changed') }
  if (code === 'too-many-requests') return { field: 'send', message: t('unsent.busy') }
  if (code === 'invalid-input') return { field: 'send', message: t('share.not-accepted', { detail: problem.errors?.[0]?.detail ?? '' }) }
  return { field: 'send', message: t('share.not-sent') }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) return goTo(request, programme.id, await elsewhere(args))
  const next = nextPage(filling)
  if (next !== 'check') return goTo(request, programme.id, `/${next}`)
  const language = languageOf(request)
  const t = translator(language)
  const form = await request.formData()
  if (form.get('agreed') !== 'yes') return data({ errors: [{ field: 'agreed', message: t('contact.agree-missing') }] }, { status: 400 })
  const headers = new Headers({ 'idempotency-key': filling.idempotencyKey })
  const input = { params: { programme: programme.id }, body: bodyOf(filling, language, form) }
  const called = await context.get(callContext)(askConnector, input, { headers })
  if (!called.ok) return data({ errors: [errorFor(called, t)] }, { status: called.status })
  const { receipt: enquiryReceipt, due } = called.body
  const kept = await contactDrafts.keep(request, context, { programme: programme.id, journey: 'contact-sent', enquiryReceipt, due })
  if (!kept) return data({ errors: [{ field: 'send', message: t('share.sent-not-shown') }] }, { status: 503 })
  return goTo(request, programme.id, '/done')
}

const Answers = ({ filling }: { readonly filling: Filling }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const change = (page: string, what: string) => ({ href: to(contactIn(id, `/${page}`)), what })
  const reached = (text: string | undefined) => (text ? <bdi>{text}</bdi> : t('share.nothing-said'))
  return (
    <SummaryList
      rows={[
        { key: t('contact.kind'), value: t(kindNames[filling.kind ?? 'question'].name), change: change('kind', t('contact.kind')) },
        { key: t('contact.your-words'), value: <Words text={filling.words ?? ''} />, change: change('words', t('contact.your-words')) },
        { key: t('contact.your-email'), value: reached(filling.email), change: change('reply', t('contact.your-email')) },
        { key: t('contact.your-phone'), value: reached(filling.phone), change: change('reply', t('contact.your-phone')) },
        { key: t('contact.your-name'), value: reached(filling.name), change: change('reply', t('contact.your-name')) },
      ]}
    />
  )
}

export default function CheckEnquiry() {
  const { filling, notice, noticeHash } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('share.check')} errors={errors} before={<BackLink href={to(contactIn(id, '/reply'))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.check')}</h1>
      <Answers filling={filling} />
      <h2>{t('contact.privacy')}</h2>
      <p>
        <Text of={notice} />
      </p>
      <p>{t.rich('contact.privacy-more', { link: (text) => <a href={to('/privacy')}>{text}</a> })}</p>
      <PostForm>
        <Trap />
        <input type="hidden" name="notice" value={noticeHash} />
        <Checkboxes name="agreed" label={t('contact.agree')} errors={errors} choices={[{ value: 'yes', label: t('contact.agree-yes') }]} />
        <Button id="send">{t('contact.send')}</Button>
      </PostForm>
      <StopForm />
    </Page>
  )
}
