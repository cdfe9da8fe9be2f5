import { type BodyOf, type Called, given } from '@heard/contracts'
import { applyAsChampion, volunteeringNotice } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/choices.tsx'
import { SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom } from '../../services/form.ts'
import { shownNotice } from '../../services/notice.server.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { championIn, type Filling, goTo, keepSent, recallFilling, recallSent } from './draft.ts'
import { nextPage, questionsFor } from './questions.ts'
import { StopApplying } from './stop-form.tsx'

/** What is to be sent; elsewhere while something is missing, or once it was sent. */
const ready = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, (await recallSent(request, context, programme)) ? '/done' : '?expired')
  const next = nextPage(filling)
  if (next !== 'check') throw goTo(request, programme.id, `/${next}`)
  return { programme, filling }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { filling } = await ready(args)
  return { filling, ...shownNotice(volunteeringNotice.words, languageOf(args.request)) }
}

const unlessEmpty = <T extends string | readonly unknown[]>(told: T | undefined): T | undefined => (told && told.length > 0 ? told : undefined)

const bodyOf = (filling: Filling, noticeHash: string): BodyOf<typeof applyAsChampion> => ({
  details: {
    name: filling.name ?? '',
    contact: filling.contact ?? '',
    community: filling.community ?? '',
    ...given({
      age: filling.age,
      adult: filling.age === '16-17' ? unlessEmpty(filling.adult) : undefined,
      about: unlessEmpty(filling.about),
      involvement: unlessEmpty(filling.involvement),
      languages: unlessEmpty(filling.languages),
      availability: unlessEmpty(filling.availability),
      times: unlessEmpty(filling.times),
      references: filling.asksReferences ? unlessEmpty(filling.references) : undefined,
    }),
  },
  sixteenOrOver: true,
  contactAgreed: true,
  noticeHash,
  ...given({ cameBy: filling.cameBy }),
})

const errorsOf = ({ problem }: Extract<Called<typeof applyAsChampion>, { ok: false }>, t: Translate): FieldError[] =>
  errorsFrom(problem, {
    otherwise: 'send',
    paths: Object.fromEntries((problem.errors ?? []).map(({ field }) => [field, 'send'])),
    words: {
      'programme-not-open': t('champion.not-open'),
      'unknown-community': t('champion.community-missing'),
      'not-asked-for': t('champion.references-not-asked'),
      'notice-changed': t('share.notice-changed'),
      'too-many-requests': t('unsent.busy'),
    },
  })

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const { programme, filling } = await ready(args)
  const t = translator(languageOf(request))
  const form = await request.formData()
  if (form.get('agreed') !== 'yes') return data({ errors: [{ field: 'agreed', message: t('champion.agree-missing') }] }, { status: 400 })
  const input = { params: { programme: programme.id }, body: bodyOf(filling, String(form.get('notice') ?? '')) }
  const called = await context.get(callContext)(applyAsChampion, input, { headers: new Headers({ 'idempotency-key': filling.idempotencyKey }) })
  if (!called.ok) return data({ errors: errorsOf(called, t) }, { status: called.status })
  const { receipt, due } = called.body
  if (await keepSent(request, context, { programme: programme.id, applicationReceipt: receipt, due })) return goTo(request, programme.id, '/done')
  return data({ errors: [{ field: 'send', message: t('share.sent-not-shown') }] }, { status: 503 })
}

const Answers = ({ filling }: { readonly filling: Filling }) => {
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <SummaryList
      rows={questionsFor(filling).map(({ id, title, answer }) => ({
        key: title(t),
        value: answer(filling, t, programme) || t('share.nothing-said'),
        change: { href: to(championIn(programme.id, `/${id}`)), what: title(t) },
      }))}
    />
  )
}

export default function CheckApplication() {
  const { filling, notice, noticeHash } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('share.check')} errors={errors} before={<BackLink href={to(championIn(id, '/reach'))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.check')}</h1>
      <Answers filling={filling} />
      <h2>{t('contact.privacy')}</h2>
      <p>
        <Text of={notice} />
      </p>
      <p>{t.rich('contact.privacy-more', { link: (text) => <a href={to('/privacy')}>{text}</a> })}</p>
      <PostForm>
        <input type="hidden" name="notice" value={noticeHash} />
        <Checkboxes name="agreed" label={t('champion.agree')} errors={errors} choices={[{ value: 'yes', label: t('champion.agree-yes') }]} />
        <Button id="send">{t('champion.send')}</Button>
      </PostForm>
      <StopApplying />
    </Page>
  )
}
