import { listConversations } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Breadcrumb } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { StageLine } from '../../conversation/stage-line.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { conversationIn } from './paths.ts'
import { releasedResults } from './released.server.ts'

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { id } = context.get(programmeContext)
  const query = { language: languageOf(request) }
  const [called, released] = await Promise.all([
    context.get(callContext)(listConversations, { params: { programme: id }, query }),
    releasedResults({ request, context }),
  ])
  return { conversations: answerOf(called).conversations, released: released.map(({ conversation }) => conversation) }
}

export default function Conversations() {
  const { conversations, released } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id: programme, name } = useProgramme()
  return (
    <Page title={t('conversation.list')} before={<Breadcrumb crumbs={[{ href: to(`/programmes/${programme}`), name: <Text of={name} /> }]} />}>
      <h1>{t('conversation.list')}</h1>
      <p className="nhsuk-lede-text">{t('conversation.lede')}</p>
      {conversations.length === 0 && <p>{t('conversation.none')}</p>}
      {conversations.map(({ conversation, title, intro, stage, closes }) => (
        <section key={conversation}>
          <h2 className="nhsuk-heading-m">
            <a href={to(conversationIn({ programme, conversation }))}>
              <Text of={title} />
            </a>
          </h2>
          {intro && (
            <p>
              <Text of={intro} />
            </p>
          )}
          <StageLine stage={stage} closes={closes} />
          {released.includes(conversation) && (
            <p>
              <a href={to(conversationIn({ programme, conversation }, '/results'))}>
                {t('results.see')}
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  <Text of={title} />
                </span>
              </a>
            </p>
          )}
        </section>
      ))}
    </Page>
  )
}
