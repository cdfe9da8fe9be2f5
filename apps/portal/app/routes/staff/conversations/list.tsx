import { listOwnConversations } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { Text } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { stageTags } from './names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [listed, view] = await Promise.all([call(listOwnConversations, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    conversations: answerOf(listed).conversations,
    mayBuild: mayHere(context.get(principalContext), 'conversation.build', id),
  }
}

export default function Conversations() {
  const { id, name, conversations, mayBuild } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <Page title="Conversations">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Conversations
      </h1>
      {mayBuild && <ButtonLink href={`/staff/${id}/conversations/new`}>Write a questionnaire</ButtonLink>}
      {conversations.length === 0 && <p>There is no questionnaire yet.</p>}
      <ul className="app-entries">
        {conversations.map(({ conversation, title, stage, opened, closes }) => {
          const [text, colour] = stageTags[stage]
          return (
            <li key={conversation}>
              <div className="app-entries__head">
                <h2 className="nhsuk-heading-s">
                  <a href={`/staff/${id}/conversations/${conversation}`}>
                    <Text of={title} />
                  </a>
                </h2>
                <Tag colour={colour}>{text}</Tag>
              </div>
              {opened !== undefined && closes !== undefined && (
                <p>
                  Opened on {day(opened)}, last day {day(closes)}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
