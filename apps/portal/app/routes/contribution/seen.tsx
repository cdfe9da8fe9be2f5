import { openingsOfMine } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { Openings } from './openings.tsx'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) =>
  answerOf(await context.get(callContext)(openingsOfMine, { body: { receipt: receiptOrCode(request) } }))

export default function WhoOpenedIt() {
  const { openings } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('opened.title')} before={<BackLink href={to('/my-contribution')} />}>
      <h1>{t('opened.title')}</h1>
      <p>{t('opened.text')}</p>
      <Openings openings={openings} />
    </Page>
  )
}
