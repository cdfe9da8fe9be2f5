import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { CodeInput } from '../../components/code-input.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, first, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { goOnWith } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { keyFor } from './return-code.ts'

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  const typed = first(valuesOf(await request.formData()), 'code') ?? ''
  const key = keyFor(typed)
  const cookie = key && (await goOnWith(key, context, programme))
  if (cookie) return goTo(request, programme.id, '', new Headers({ 'set-cookie': cookie }))
  const t = translator(languageOf(request))
  const message = key ? t('return.unknown') : t('mine.incomplete')
  return data({ errors: [{ field: 'code', message }], code: typed }, { status: key ? 404 : 400 })
}

export default function ComeBack() {
  const { errors, code } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('return.title')} errors={errors} before={<BackLink href={to(shareIn(id))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('return.title')}</h1>
      <PostForm>
        <CodeInput label={t('return.code')} value={code} errors={errors} />
        <ContinueButton />
      </PostForm>
    </Page>
  )
}
