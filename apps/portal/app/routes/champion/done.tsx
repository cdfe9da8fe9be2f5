import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/content.tsx'
import { FinishHere } from '../../components/finish-here.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { ReceiptToKeep } from '../../components/receipt-to-keep.tsx'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { programmeContext } from '../../services/programme.ts'
import { goTo, recallSent } from './draft.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const sent = await recallSent(request, context, programme)
  if (!sent) throw goTo(request, programme.id, '')
  const { applicationReceipt: receipt, due } = sent
  return { receipt, due, link: `${context.get(originContext)}${localPath(languageOf(request), `/r/${receipt}`)}` }
}

/** "Finish and clear this device". */
export const action = async ({ request, context }: ActionFunctionArgs) =>
  goTo(request, context.get(programmeContext).id, '/finished', await clearDevice(request, context))

export default function ApplicationReceived() {
  const { receipt, due, link } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  return (
    <Page title={t('champion.received')}>
      <Panel title={t('champion.received')}>{t('champion.received-until', { day: day(due) })}</Panel>
      <ReceiptToKeep receipt={receipt} link={link} lost={t('champion.receipt-lost')} />
      <PostForm action={to('/my-contribution')}>
        <input type="hidden" name="code" value={receipt} />
        <Button look="secondary">{t('contact.see')}</Button>
      </PostForm>
      <h2>{t('done.next')}</h2>
      <ol>
        <li>{t('champion.next-read')}</li>
        <li>{t('champion.next-talk')}</li>
        <li>{t('champion.next-decide')}</li>
      </ol>
      <FinishHere />
    </Page>
  )
}
