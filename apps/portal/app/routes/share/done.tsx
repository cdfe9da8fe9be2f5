import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { ReceiptToKeep } from '../../components/receipt-to-keep.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { CallOffer } from '../call-me/call-offer.tsx'
import { recallSent } from './draft.ts'
import { goTo, shareIn } from './paths.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const language = languageOf(request)
  const sent = await recallSent(request, context, programme)
  if (!sent) throw redirect(localPath(language, shareIn(programme.id)))
  return { receipt: sent.receipt, link: `${context.get(originContext)}${localPath(language, `/r/${sent.receipt}`)}` }
}

/** "Finish and clear this device". */
export const action = async ({ request, context }: ActionFunctionArgs) =>
  goTo(request, context.get(programmeContext).id, '/finished', await clearDevice(request, context))

export default function Done() {
  const { receipt, link } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { closes, support, equality } = useProgramme()
  return (
    <Page title={t('done.title')}>
      <Panel title={t('done.title')}>{t('done.thanks')}</Panel>
      <ReceiptToKeep receipt={receipt} link={link} lost={t('share.receipt-lost')} />
      <PostForm action={to('/my-contribution')}>
        <input type="hidden" name="code" value={receipt} />
        <Button look="secondary">{t('done.see')}</Button>
      </PostForm>
      {equality && (
        <>
          <h2>{t('equality.title')}</h2>
          <p>{t('equality.done')}</p>
          <PostForm action={to('/my-contribution')}>
            <input type="hidden" name="code" value={receipt} />
            <input type="hidden" name="to" value="equality" />
            <Button look="secondary">{t('equality.look')}</Button>
          </PostForm>
        </>
      )}
      <h2>{t('done.next')}</h2>
      <ol>
        <li>{t('done.next-read')}</li>
        <li>{t('done.next-themes')}</li>
        <li>{t('done.next-answer')}</li>
      </ol>
      <p>{t('done.next-when', { day: day(closes) })}</p>
      <h2>{t('done.support')}</h2>
      <p>{t('done.support-text')}</p>
      <SupportList support={support} />
      <CallOffer />
      <FinishHere />
    </Page>
  )
}
