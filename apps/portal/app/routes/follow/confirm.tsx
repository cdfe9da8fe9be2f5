import { confirmFollow } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { LinkPage } from './link-page.tsx'
import { tokenOf } from './token.ts'

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const called = await context.get(callContext)(confirmFollow, { body: { token: tokenOf(request) } })
  if (called.ok) return data({ done: true, errors: [] })
  const t = translator(languageOf(request))
  const used = called.status === 404 || called.status === 400
  return data({ done: false, errors: [{ field: 'link', message: used ? t('follow.used') : t('follow.not-now') }] }, { status: called.status })
}

export default function ConfirmFollowing() {
  const back = useActionData<typeof action>()
  const t = useMessages()
  return (
    <LinkPage
      ask={{ title: t('follow.confirm'), text: t('follow.confirm-text'), button: t('follow.confirm-button') }}
      settled={{ title: t('follow.confirm-done'), text: t('follow.confirm-done-text') }}
      done={back?.done === true}
      errors={back?.errors}
    />
  )
}
