import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { CodeInput } from '../../components/code-input.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, first, PostForm, valuesOf } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { keyFor } from '../share/return-code.ts'
import { goOnWith } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf } from './place.server.ts'

export const loader = (args: LoaderFunctionArgs) => ({ place: placeOf(args) })

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const values = valuesOf(await request.formData())
  const t = translator(languageOf(request))
  const key = keyFor(first(values, 'code') ?? '')
  const cookie = key && (await goOnWith(key, context, place))
  if (!cookie)
    return data({ errors: [{ field: 'code', message: t(key ? 'conversation.not-saved' : 'mine.incomplete') }], values }, { status: key ? 404 : 400 })
  return goOn(request, place, '', new Headers({ 'set-cookie': cookie }))
}

export default function ReturnToPart() {
  const { place } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('conversation.return')} errors={back?.errors} before={<BackLink href={to(conversationIn(place))} />}>
      <ErrorSummary errors={back?.errors} />
      <PostForm>
        <CodeInput heading label={t('conversation.return-code')} value={first(back?.values, 'code')} errors={back?.errors} />
        <ContinueButton />
      </PostForm>
    </Page>
  )
}
