import { publicBoards } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { Decisions } from './decisions.tsx'
import { championIn } from './draft.ts'
import { type Followable, followable, followedOf } from './followed.server.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { id } = context.get(programmeContext)
  const call = context.get(callContext)
  const [called, all] = await Promise.all([call(publicBoards, { params: { programme: id } }), followable(call, id)])
  const { boards } = answerOf(called)
  const decisions = boards.flatMap(({ meetings }) => meetings.flatMap((meeting) => meeting.decisions))
  return { boards, followed: followedOf(decisions, all) }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Meeting = Loaded['boards'][number]['meetings'][number]

const Community = ({ id }: { readonly id: string }) => {
  const name = useProgramme().communities.find((each) => each.id === id)?.name
  return name ? <Text of={name} /> : id
}

const MeetingPart = ({ meeting, followed }: { readonly meeting: Meeting; readonly followed: readonly Followable[] }) => {
  const t = useMessages()
  const day = useDay()
  const { id } = useProgramme()
  const { startsAt, reports, decisions } = meeting
  return (
    <li>
      <h3 className="nhsuk-heading-s">{t('boards.meeting', { day: day(startsAt) })}</h3>
      {reports.map(({ community, said, feedback }) => (
        <InsetText key={community}>
          <h4 className="nhsuk-heading-xs">
            <Community id={community} />
          </h4>
          {said !== undefined && <Words text={said} />}
          {feedback !== undefined && (
            <>
              <p>
                <strong>{t('boards.feedback')}</strong>
              </p>
              <Words text={feedback} />
            </>
          )}
        </InsetText>
      ))}
      {decisions.length > 0 && <h4 className="nhsuk-heading-xs">{t('boards.decided')}</h4>}
      <Decisions programme={id} decisions={decisions} followed={followed} />
    </li>
  )
}

export default function Boards() {
  const { boards, followed } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <Page title={t('boards.title')} before={<BackLink href={to(`/programmes/${programme.id}`)} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={programme.name} />
        </span>
        {t('boards.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('boards.lede')}</p>
      {boards.length === 0 && <InsetText>{t('boards.none')}</InsetText>}
      {boards.map(({ board, name, about, communities, meetings }) => (
        <section key={board}>
          <h2>{name ?? t('report.wording-withdrawn')}</h2>
          {about !== undefined && <Words text={about} />}
          {communities.length > 0 && (
            <>
              <p>{t('boards.communities')}</p>
              <ul>
                {communities.map((id) => (
                  <li key={id}>
                    <Community id={id} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <ul className="app-entries">
            {meetings.map((meeting) => (
              <MeetingPart key={meeting.meeting} meeting={meeting} followed={followed} />
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={to(championIn(programme.id))}>{t('champion.title')}</a>
      </p>
    </Page>
  )
}
