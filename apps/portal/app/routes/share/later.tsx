import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { Panel } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { ShownCode } from '../../components/receipt.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { randomContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { recallFilling, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { questionsOf } from './questions.ts'
import { keyFor, newReturnCode } from './return-code.ts'

/** The answers, with what stands on the page that was left, move under a code that only this answer shows; the browser keeps nothing. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, '?expired')
  const t = translator(languageOf(request))
  const question = questionsOf(programme).find(({ id }) => id === new URL(request.url).searchParams.get('of'))
  const read = question?.read(valuesOf(await request.formData()), filling, t)
  const code = newReturnCode(context.get(randomContext))
  const key = keyFor(code)
  const cookie = key && (await storyDrafts.moveTo(key, request, context, read && 'filling' in read ? read.filling : filling))
  if (!cookie) return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }] }, { status: 503 })
  return data({ code }, { headers: { 'set-cookie': cookie } })
}

/** Something went wrong, or somebody came here by the address alone. */
const NotSaved = ({ errors }: { readonly errors: readonly FieldError[] }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('share.later')} errors={errors} before={<BackLink href={to(shareIn(id))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.later')}</h1>
      <ButtonLink look="secondary" href={to(shareIn(id, '/return'))}>
        {t('return.title')}
      </ButtonLink>
    </Page>
  )
}

/** Answers are kept for later, and this browser knows nothing of them any more. */
export default function SavedForLater() {
  const acted = useActionData<typeof action>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  if (!acted || !('code' in acted)) return <NotSaved errors={acted?.errors ?? []} />
  return (
    <Page title={t('saved.title')}>
      <Panel title={t('saved.title')}>{t('saved.text')}</Panel>
      <p>{t('saved.code')}</p>
      <ShownCode code={acted.code} />
      <p>
        <strong>{t('saved.day')}</strong>
      </p>
      <ButtonLink look="secondary" href={to(shareIn(id, '/return'))}>
        {t('return.title')}
      </ButtonLink>
      <h2>{t('done.support')}</h2>
      <SupportList support={support} />
    </Page>
  )
}
