import { ReceiptCode } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ContinueButton, first, PostForm, valuesOf } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { setCookie } from '../../cookies.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { keyOfCode } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf } from './place.server.ts'

export const loader = (args: LoaderFunctionArgs) => ({ place: placeOf(args) })

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const values = valuesOf(await request.formData())
  const t = translator(languageOf(request))
  const code = ReceiptCode.safeParse(first(values, 'code') ?? '')
  if (!code.success) return data({ errors: [{ field: 'code', message: t('mine.incomplete') }], values }, { status: 400 })
  const key = await keyOfCode(context, place, code.data)
  if (key === undefined) return data({ errors: [{ field: 'code', message: t('conversation.not-saved') }], values }, { status: 404 })
  return goOn(request, place, '', new Headers({ 'set-cookie': setCookie('__Host-draft', key) }))
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
        <Input
          name="code"
          heading
          label={t('conversation.return-code')}
          hint={t('mine.code-hint')}
          errors={back?.errors}
          value={first(back?.values, 'code')}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        <ContinueButton />
      </PostForm>
    </Page>
  )
}
