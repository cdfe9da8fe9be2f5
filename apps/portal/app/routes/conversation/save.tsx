import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { ShownCode } from '../../components/receipt.tsx'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { programmeContext } from '../../services/programme.ts'
import { recallPart } from './draft.server.ts'
import { conversationIn } from './paths.ts'
import { placeOf, theConversation } from './place.server.ts'
import { nextStep } from './steps.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const part = await recallPart(request, context, place)
  if (!part) throw redirect(localPath(languageOf(request), conversationIn(place, '?expired')))
  return { place, code: part.code, next: nextStep(context.get(programmeContext), await theConversation(args, part.easyRead), part) }
}

export default function SavePart() {
  const { place, code, next } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const on = to(conversationIn(place, `/${next}`))
  return (
    <Page title={t('conversation.saved')} before={<BackLink href={on} />}>
      <h1>{t('conversation.saved')}</h1>
      <p>{t('conversation.saved-text')}</p>
      <ShownCode code={code} />
      <p>{t('conversation.saved-how')}</p>
      <ButtonLink href={on}>{t('share.go-on')}</ButtonLink>
    </Page>
  )
}
