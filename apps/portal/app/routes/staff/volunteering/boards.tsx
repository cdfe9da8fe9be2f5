import { myBoards } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { Decisions } from '../../champion/decisions.tsx'
import { type Followable, followable, followedOf } from '../../champion/followed.server.ts'
import { communityNames } from '../champions/names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view, all] = await Promise.all([call(myBoards, { params: { programme: id } }), theProgramme(call, id), followable(call, id)])
  const { boards } = answerOf(called)
  const decisions = boards.flatMap(({ meetings }) => meetings.flatMap((meeting) => meeting.decisions))
  const { searchParams } = new URL(request.url)
  return {
    id,
    boards,
    communities: communityNames(view),
    followed: followedOf(decisions, all),
    now: new Date().toISOString(),
    done: searchParams.get('done'),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Meeting = Loaded['boards'][number]['meetings'][number]
type MeetingProps = {
  readonly id: string
  readonly board: string
  readonly meeting: Meeting
  readonly followed: readonly Followable[]
  readonly now: string
}

const Standing = ({ report }: { readonly report: NonNullable<Meeting['report']> }) => {
  if (report.said === undefined) return <Tag colour="grey">Withdrawn</Tag>
  return report.released ? <Tag colour="green">Published</Tag> : <Tag colour="yellow">With the team</Tag>
}

const MeetingPart = ({ id, board, meeting, followed, now }: MeetingProps) => {
  const moment = useMoment()
  const { startsAt, place, cancelled, papers, report, decisions } = meeting
  const begun = startsAt <= now
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{moment(startsAt)}</h3>
        {cancelled && <Tag colour="grey">Called off</Tag>}
        {report && <Standing report={report} />}
      </div>
      {place !== undefined && <Words text={place} />}
      {papers.length > 0 && (
        <ul>
          {papers.map(({ name, link }) => (
            <li key={link}>
              <a href={link}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {report?.said !== undefined && (
        <InsetText>
          <Words text={report.said} />
          {report.feedback !== undefined && <Words text={report.feedback} />}
        </InsetText>
      )}
      <Decisions programme={id} decisions={decisions} followed={followed} />
      {begun && !cancelled && (
        <ButtonLink look="secondary" href={`/staff/${id}/volunteering/boards/${board}/${meeting.meeting}`}>
          {report ? 'Write it anew' : 'Write what I said'}
        </ButtonLink>
      )}
    </li>
  )
}

export default function MyBoards() {
  const { id, boards, communities, followed, now, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Speaking for my community" before={<BackLink href={`/staff/${id}/volunteering`} />}>
      <DoneNotice done={done} said={{ reported: 'Thank you. It is public once the team has read it.' }} />
      <h1>Speaking for my community</h1>
      {boards.length === 0 && <p>You speak at no board. Tell the team if you would like to.</p>}
      {boards.map(({ board, name = 'Words withdrawn', about, community, meetings }) => (
        <section key={board}>
          <h2>{name}</h2>
          {about !== undefined && <Words text={about} />}
          <p>You speak for: {communities[community] ?? community}.</p>
          {meetings.length === 0 && <p>No meeting is planned.</p>}
          <ul className="app-entries">
            {meetings.map((meeting) => (
              <MeetingPart key={meeting.meeting} id={id} board={board} meeting={meeting} followed={followed} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
