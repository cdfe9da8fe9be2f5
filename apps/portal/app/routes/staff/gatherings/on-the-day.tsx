import { createHash } from 'node:crypto'
import { isText, listConversations, questionsIn, showConversation } from '@heard/contracts/engagement'
import { dayKey, doorNotices, Permission } from '@heard/contracts/events'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Notice } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import type { Day } from '../../../day/day.ts'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import script from '../../../day/day-page.ts?worker&url'
import { useWhen } from '../../../i18n/times.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, theProgramme } from '../../../services/staff.ts'
import { noticesOn } from '../conversations/notices-on.server.ts'
import { DoorFields } from './door-fields.tsx'
import { NoteFields } from './note-fields.tsx'
import { communityChoices, gatheringById, mustNote } from './one.server.ts'

const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex')
const hashesOf = (to: Permission) => Object.fromEntries(Object.entries(doorNotices[to].words).map(([language, words]) => [language, hashOf(words)]))

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustNote({ params, context })
  const gathering = await gatheringById({ params, context }, params.gathering)
  const call = context.get(callContext)
  const [key, listed, view, communities] = await Promise.all([
    call(dayKey, { params: { programme, gathering: gathering.gathering } }),
    call(listConversations, { params: { programme } }),
    theProgramme(call, programme),
    communityChoices({ params, context }),
  ])
  const open = answerOf(listed).conversations.filter(({ stage }) => stage === 'open')
  const shown = await Promise.all(open.map(({ conversation }) => call(showConversation, { params: { programme, conversation } })))
  const notices = noticesOn(view)
  const at = `/staff/${programme}/gatherings/${gathering.gathering}`
  const day: Day = {
    programme,
    gathering: gathering.gathering,
    publicKey: answerOf(key).publicKey,
    endsAt: gathering.endsAt,
    page: `${at}/on-the-day`,
    notices: { photographs: hashesOf('photographs'), 'named-sharing': hashesOf('named-sharing') },
    perNote: notices.map(({ purpose }) => `agree-${purpose}`).filter((name) => name.endsWith('-quotation')),
  }
  return {
    at,
    day,
    gathering,
    atDoor: mayHere(context.get(principalContext), 'gathering.plan', programme),
    communities,
    notices,
    minimumAge: view.minimumAge,
    questions: shown.map(answerOf).flatMap(({ conversation, questionnaire, title, sections }) =>
      questionsIn(sections)
        .filter(isText)
        .map(({ question, text }) => ({ value: [conversation, questionnaire, question].join(' '), label: text.text, of: title.text })),
    ),
  }
}

export default function OnTheDay() {
  const { at, day, gathering, atDoor, communities, notices, minimumAge, questions } = useLoaderData<typeof loader>()
  const when = useWhen()(gathering.startsAt, gathering.endsAt)
  return (
    <Page title="On the day" before={<BackLink href={`${at}/day`} />}>
      <h1>
        <span className="nhsuk-caption-l">On the day, also without a network</span>
        <bdi>{gathering.title.text}</bdi>
      </h1>
      <p>
        {when.day}, {when.from} to {when.to}. <bdi>{gathering.place.text}</bdi>
      </p>
      <noscript>
        <p>
          Working without a network needs JavaScript. With a network, use the <a href={`${at}/day`}>day sheet</a> to check people in, and the notes of
          tables of the conversation.
        </p>
      </noscript>
      <div id="on-the-day" hidden data-day={JSON.stringify(day)}>
        <Notice title="This device">
          <p id="offline" role="status">
            This page is being kept for use without a network.
          </p>
          <p id="state" role="status" />
          <p id="sign-in-again" hidden>
            <a href={`/sign-in?next=${day.page}`}>Sign in again</a>
          </p>
          <p>
            What you note is sealed on this device at once: nobody can read it here, not even you. It goes to the server as soon as there is a
            network, and is gone from here once the server has it.
          </p>
        </Notice>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" id="send">
          Send now
        </button>
        <div id="came-back" hidden>
          <h2>What came back</h2>
          <p>This was not taken in. It stays on this device until you put it right or throw it away.</p>
          <ul />
        </div>
        <div id="codes" hidden>
          <h2>Codes of notes</h2>
          <p>With its code a table can read a note, put it right or take it back. The codes are shown until this page is closed.</p>
          <ul />
        </div>
        {atDoor && <DoorFields communities={communities} />}
        <NoteFields questions={questions} notices={notices} minimumAge={minimumAge} />
      </div>
      <script type="module" src={script} />
    </Page>
  )
}
