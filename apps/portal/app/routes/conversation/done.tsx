import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { ReceiptToKeep } from '../../components/receipt-to-keep.tsx'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { recallSentPart } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf } from './place.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const language = languageOf(request)
  const sent = await recallSentPart(request, context, place)
  if (!sent) throw redirect(localPath(language, conversationIn(place)))
  return { receipt: sent.receipt, link: `${context.get(originContext)}${localPath(language, `/r/${sent.receipt}`)}` }
}

/** "Finish and clear this device". */
export const action = async (args: ActionFunctionArgs) =>
  goOn(args.request, placeOf(args), '/finished', await clearDevice(args.request, args.context))

export default function AnswersGiven() {
  const { receipt, link } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('done.title')}>
      <Panel title={t('done.title')}>{t('done.thanks')}</Panel>
      <ReceiptToKeep receipt={receipt} link={link} lost={t('share.receipt-lost')} />
      <PostForm action={to('/my-contribution')}>
        <input type="hidden" name="code" value={receipt} />
        <Button look="secondary">{t('done.see')}</Button>
      </PostForm>
      <h2>{t('done.next')}</h2>
      <ol>
        <li>{t('done.next-read')}</li>
        <li>{t('conversation.next-results')}</li>
        <li>{t('done.next-answer')}</li>
      </ol>
      <FinishHere />
    </Page>
  )
}
