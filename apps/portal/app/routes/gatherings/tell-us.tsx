import { ReceiptCode } from '@heard/contracts/engagement'
import { FeltHeard, feedbackNotice, giveEvaluation, NeedsMet, Rating } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes, Radios } from '../../components/choices.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { Details, InsetText, Panel } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, newKey } from '../../services/form.ts'
import { shownNotice } from '../../services/notice.server.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { checkTyped, typedIn } from '../../services/typed.ts'
import { heardKeys, needsKeys, ratingKeys } from './evaluation-names.ts'
import { oneGathering } from './one.server.ts'
import { keyOfSent } from './sent-key.server.ts'
import { When } from './when.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const gathering = await oneGathering({ params, context })
  return {
    gathering,
    ...shownNotice(feedbackNotice.words, languageOf(request)),
    link: new URL(request.url).searchParams.get('link') ?? '',
    hasBegun: gathering.startsAt <= new Date().toISOString(),
    key: newKey(context),
  }
}

type Back = { readonly done?: true; readonly errors?: readonly FieldError[]; readonly values: FormValues }
const back = (content: Back, status = 200) => data<Back>(content, { status, headers: { 'cache-control': 'no-store' } })

const longest = 2_000

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const values = valuesOf(await request.formData())
  // From the page of a place: the code is brought along, and nothing is said yet.
  if (first(values, 'step') !== 'send') return back({ values })
  const [good, better, link] = [typedIn(values, 'good'), typedIn(values, 'better'), first(values, 'link') ?? '']
  const receipt = ReceiptCode.safeParse(first(values, 'code') ?? '').data
  const wrote = good !== undefined || better !== undefined
  const errors = [
    ...(link === '' && receipt === undefined ? [{ field: 'code', message: t('mine.incomplete') }] : []),
    ...checkTyped(
      values,
      ['good', 'better'].map((name) => ({ name, longest })),
      (most) => t('gatherings.too-long', { longest: most }),
    ),
    ...(wrote && first(values, 'agree') !== 'yes' ? [{ field: 'agree', message: t('tell-us.agree-missing') }] : []),
  ]
  if (errors.length > 0) return back({ errors, values }, 400)
  const [overall, heard, needs] = [
    Rating.safeParse(first(values, 'overall')).data,
    FeltHeard.safeParse(first(values, 'heard')).data,
    NeedsMet.safeParse(first(values, 'needs')).data,
  ]
  const written = {
    language,
    noticeHash: first(values, 'notice') ?? '',
    ...(good === undefined ? {} : { good }),
    ...(better === undefined ? {} : { better }),
  }
  const body = {
    by: receipt !== undefined && link === '' ? { receipt } : { link },
    ...(overall === undefined ? {} : { overall }),
    ...(heard === undefined ? {} : { heard }),
    ...(needs === undefined ? {} : { needs }),
    ...(wrote ? { words: written } : {}),
  }
  const about = { programme: context.get(programmeContext).id, gathering: params.gathering ?? '' }
  const called = await context.get(callContext)(giveEvaluation, { params: about, body }, keyOfSent(first(values, 'key') ?? '', body))
  if (called.ok) return back({ done: true, values: {} })
  const words = {
    'unknown-receipt': t('mine.unknown'),
    'other-gathering': t('tell-us.other-gathering'),
    'registration-ended': t('place.ended'),
    'had-no-place': t('tell-us.no-place'),
    'unknown-link': t('tell-us.unknown-link'),
    'evaluation-not-open': t('tell-us.not-open'),
    'already-evaluated': t('tell-us.already'),
    'nothing-said': t('tell-us.nothing-said'),
    'notice-changed': t('share.notice-changed'),
    'too-many-requests': t('unsent.busy'),
  }
  const codes = { 'nothing-said': 'overall', 'notice-changed': 'agree', ...(link === '' ? {} : { 'unknown-link': 'overall' }) }
  return back({ errors: errorsFrom(called.problem, { words, codes, otherwise: link === '' ? 'code' : 'overall' }), values }, called.status)
}

const Fields = ({ values, errors }: { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }) => {
  const t = useMessages()
  const choices = <T extends string>(keys: Readonly<Record<T, Parameters<typeof t>[0]>>) =>
    (Object.keys(keys) as T[]).map((value) => ({ value, label: t(keys[value]) }))
  const of = (name: string) => ({ name, errors, value: first(values, name) })
  return (
    <>
      <Radios name="overall" label={t('tell-us.overall')} errors={errors} chosen={first(values, 'overall')} choices={choices(ratingKeys)} />
      <Radios name="heard" label={t('tell-us.heard')} errors={errors} chosen={first(values, 'heard')} choices={choices(heardKeys)} />
      <Radios name="needs" label={t('tell-us.needs')} errors={errors} chosen={first(values, 'needs')} choices={choices(needsKeys)} />
      <Textarea {...of('good')} label={t('tell-us.what-good')} rows={4} />
      <Textarea {...of('better')} label={t('tell-us.what-better')} rows={4} />
    </>
  )
}

export default function TellUsHowItWas() {
  const { gathering, notice, noticeHash, link, hasBegun, key } = useLoaderData<typeof loader>()
  const { done, errors, values = { link: [link] } } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const page = to(`/programmes/${id}/gatherings/${gathering.gathering}`)
  if (done) {
    return (
      <Page title={t('tell-us.done')}>
        <Panel title={t('tell-us.done')}>
          <Text of={gathering.title} />
        </Panel>
        <p>{t('tell-us.done-text')}</p>
        <p>
          <a href={`${page}/heard`}>{t('heard.title')}</a>
        </p>
      </Page>
    )
  }
  const hasLink = (first(values, 'link') ?? '') !== ''
  return (
    <Page title={t('tell-us.title')} errors={errors} before={<BackLink href={page} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={gathering.title} />
        </span>
        {t('tell-us.title')}
      </h1>
      <When gathering={gathering} />
      <p className="nhsuk-lede-text">{t('tell-us.lede')}</p>
      {hasBegun ? (
        <>
          <PostForm action={`${page}/tell-us`}>
            <HiddenKey value={first(values, 'key') ?? key} />
            <input type="hidden" name="step" value="send" />
            <input type="hidden" name="notice" value={noticeHash} />
            {hasLink ? (
              <input type="hidden" name="link" value={first(values, 'link')} />
            ) : (
              <CodeInput label={t('tell-us.code')} value={first(values, 'code')} errors={errors} />
            )}
            <Fields values={values} errors={errors} />
            <Checkboxes
              name="agree"
              label={t('tell-us.agree')}
              hint={<Text of={notice} />}
              errors={errors}
              choices={[{ value: 'yes', label: t('tell-us.agree-yes') }]}
              chosen={values.agree}
            />
            {hasLink && <p>{t('tell-us.by-link')}</p>}
            <Button>{t('tell-us.send')}</Button>
          </PostForm>
          <Details summary={t('tell-us.take-back')}>
            <p>{t('tell-us.take-back-text')}</p>
            <PostForm action={to('/my-place')}>
              <input type="hidden" name="step" value="evaluation" />
              <CodeInput id="back-code" label={t('tell-us.code')} value={undefined} errors={undefined} />
              <Button look="warning">{t('tell-us.take-back')}</Button>
            </PostForm>
          </Details>
        </>
      ) : (
        <InsetText>
          <p>{t('tell-us.not-begun')}</p>
        </InsetText>
      )}
    </Page>
  )
}
