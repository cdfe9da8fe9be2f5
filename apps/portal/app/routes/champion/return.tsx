import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { CodeInput } from '../../components/code-input.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, first, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { keyFor } from '../share/return-code.ts'
import { championIn, goOnWith, goTo } from './draft.ts'

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  const values = valuesOf(await request.formData())
  const key = keyFor(first(values, 'code') ?? '')
  const cookie = key && (await goOnWith(key, context, programme))
  if (cookie) return goTo(request, programme.id, '', new Headers({ 'set-cookie': cookie }))
  const message = translator(languageOf(request))(key ? 'return.unknown' : 'mine.incomplete')
  return data({ errors: [{ field: 'code', message }], values }, { status: key ? 404 : 400 })
}

export default function ReturnToApplication() {
  const back = useActionData<typeof action>()
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('return.title')} errors={back?.errors} before={<BackLink href={to(championIn(id))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        <CodeInput heading label={t('return.code')} value={first(back?.values, 'code')} errors={back?.errors} />
        <ContinueButton />
      </PostForm>
    </Page>
  )
}
