import type { LocalText } from '@heard/contracts'
import { changeConsent, myContribution, showProgramme } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { consentTitle } from '../share/questions/consent.tsx'
import { receiptIn } from './receipt-cookie.ts'

type Asked = {
  readonly purpose: string
  readonly given: boolean
  readonly required: boolean
  readonly version: number
  readonly hash: string
  readonly wording: LocalText
}

/** What can be changed: taking back what was agreed to, or agreeing to the words in force now. */
const asked = async ({ request, params, context }: LoaderFunctionArgs): Promise<{ receipt: string; asked: Asked }> => {
  const receipt = receiptIn(request)
  if (!receipt) throw redirect(localPath(languageOf(request), '/my-contribution'))
  const call = context.get(callContext)
  const { programme, consents } = answerOf(await call(myContribution, { body: { receipt } }))
  const standing = consents.find(({ purpose }) => purpose === params.purpose)
  const view = answerOf(await call(showProgramme, { params: { programme }, query: { language: languageOf(request) } }))
  const notice = view.notices.find(({ purpose }) => purpose === params.purpose)
  if (!standing || !(standing.given || notice)) throw data(null, { status: 404 })
  const { purpose, given, noticeVersion } = standing
  const shown = given
    ? { version: noticeVersion, wording: standing.wording }
    : { version: notice?.version ?? noticeVersion, wording: notice?.wording ?? standing.wording }
  return { receipt, asked: { purpose, given, required: notice?.required === true, hash: notice?.hash ?? '', ...shown } }
}

export const loader = async (args: LoaderFunctionArgs) => (await asked(args)).asked

/** The form says which way it was, so that sending it twice does not turn it round again. */
export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const values = valuesOf(await request.formData())
  const {
    receipt,
    asked: { purpose, version, hash, wording },
  } = await asked(args)
  const choice = { purpose, given: first(values, 'agree') === 'yes', noticeVersion: version, noticeHash: hash, language: wording.language }
  const called = await context.get(callContext)(changeConsent, { body: { receipt, choice } })
  const settled = called.ok || ['/problems/nothing-to-withdraw', '/problems/given-already'].includes(called.problem.type)
  if (settled) return redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  const t = translator(languageOf(request))
  const message = called.problem.type === '/problems/notice-changed' ? t('share.notice-changed') : t('change.not-now')
  return data({ errors: [{ field: 'change', message }] }, { status: called.status })
}

export default function ChangeConsent() {
  const { purpose, given, required, wording } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={consentTitle(purpose, t)} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{consentTitle(purpose, t)}</h1>
      <p>{given ? t('change.you-agreed') : t('change.you-refused')}</p>
      <InsetText>
        <p>
          <Text of={wording} />
        </p>
      </InsetText>
      <p>{given ? t('change.take-back-text') : t('consent.free')}</p>
      {given && required && <p>{t('change.take-back-required')}</p>}
      <PostForm>
        <Button id="change" name="agree" value={given ? 'no' : 'yes'}>
          {given ? t('change.take-back') : t('consent.yes')}
        </Button>
      </PostForm>
    </Page>
  )
}
