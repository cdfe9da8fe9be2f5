import { listEvaluations, type Reach, showHeard, showReach } from '@heard/contracts/events'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText, SummaryList, Table } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { feltHeardNames, needsMetNames, ratingNames } from './names.ts'
import { communityChoices, gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title, cancelled, endsAt } = await gatheringById({ params, context }, params.gathering)
  const call = context.get(callContext)
  const at = { params: { programme, gathering } }
  const [reach, evaluations, heard, communities] = await Promise.all([
    call(showReach, at),
    call(listEvaluations, at),
    call(showHeard, at),
    communityChoices({ params, context }),
  ])
  const now = new Date().toISOString()
  return {
    at: `/staff/${programme}/gatherings/${gathering}`,
    page: `/programmes/${programme}/gatherings/${gathering}`,
    title: title.text,
    isOff: cancelled !== undefined,
    isOver: endsAt <= now,
    today: now.slice(0, 10),
    ...answerOf(reach),
    said: answerOf(evaluations),
    ...answerOf(heard),
    communities,
    done: new URL(request.url).searchParams.get('done'),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const withheld = 'too few to show, or it would tell a small number'
const shown = (people: number | null): string => (people === null ? withheld : String(people))

const Promised = ({ by, told, isOver, isOff, today, at, page }: Pick<Loaded, 'by' | 'told' | 'isOver' | 'isOff' | 'today' | 'at' | 'page'>) => {
  const day = useDay()
  if (by === undefined) return <p>{isOff ? 'It was cancelled.' : 'At a stall or a board meeting nothing is listened to for a page of its own.'}</p>
  return (
    <>
      {told ? (
        <p>
          It was told on {day(told.at)}. <a href={`${page}/heard`}>See it as the public does</a>
        </p>
      ) : (
        <p>
          {today > by ? (
            <strong>It is late: it was promised in public by {day(by)}, and the page says so.</strong>
          ) : (
            `It is promised in public by ${day(by)}.`
          )}
        </p>
      )}
      {isOver ? (
        <ButtonLink href={`${at}/heard`}>{told ? 'Change it' : 'Write what we heard'}</ButtonLink>
      ) : (
        <p>You can write it once the gathering is over.</p>
      )}
    </>
  )
}

const Communities = ({ reach, communities }: { readonly reach: Reach } & Pick<Loaded, 'communities'>) =>
  reach.communities.length === 0 ? (
    <p>Nobody was asked for their community.</p>
  ) : (
    <ul>
      {reach.communities.map(({ community, people }) => (
        <li key={community}>
          {communities.find(({ value }) => value === community)?.label ?? community}: {shown(people)}
        </li>
      ))}
    </ul>
  )

const Counts = ({ caption, counts, names }: CountsProps) => (
  <Table
    caption={caption}
    rows={counts}
    keyOf={({ option }) => option}
    columns={[
      { title: 'Answer', cell: ({ option }) => names[option] },
      { title: 'People', cell: ({ people }) => shown(people) },
    ]}
  />
)
type CountsProps = {
  readonly caption: string
  readonly counts: readonly { readonly option: string; readonly people: number | null }[]
  readonly names: Readonly<Record<string, string>>
}

const Written = ({ words }: Pick<Loaded['said'], 'words'>) =>
  words.length === 0 ? (
    <p>Nobody has written anything.</p>
  ) : (
    <>
      <p>That you opened these is recorded. They stand in no order that tells who or when.</p>
      <ul className="app-entries">
        {words.map(({ language, good, better }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing names whoever wrote it, and the list does not change
          <li key={index}>
            <SummaryList
              rows={[
                ...(good === undefined ? [] : [{ key: 'What was good', value: <Words text={good} language={language} /> }]),
                ...(better === undefined ? [] : [{ key: 'What could be better', value: <Words text={better} language={language} /> }]),
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  )

export default function AfterTheGathering() {
  const { title, places, arrived, walkIns, reach, said, communities, done, ...rest } = useLoaderData<typeof loader>()
  return (
    <Page title="Afterwards" before={<BackLink href={rest.at} />} wide>
      <DoneNotice done={done} said={{ told: 'It is public. Whoever came, left an e-mail address and agreed is told the first time.' }} />
      <h1>
        <span className="nhsuk-caption-l">Afterwards</span>
        <bdi>{title}</bdi>
      </h1>
      <h2>What we heard</h2>
      <Promised {...rest} />
      <h2>Who came</h2>
      <SummaryList
        rows={[
          { key: 'Had a place', value: places },
          { key: 'Of them, came', value: arrived },
          { key: 'Came without registering', value: walkIns },
          { key: 'The public sees', value: reach.came === null ? 'fewer than 10, so no number' : `about ${reach.came}` },
        ]}
      />
      <h3>Communities, as people said themselves</h3>
      <Communities reach={reach} communities={communities} />
      <InsetText>
        <p>The numbers are frozen when what we heard is published first. Note who came before that.</p>
      </InsetText>
      <h2>How it was for those who came</h2>
      <p>
        Answers: {said.given === null ? 'fewer than 10' : `about ${said.given}`}. Each answer is shown from 30 on, and no small number.{' '}
        <a href={`${rest.at}/tell-us-poster`}>Picture to hang up, with the link</a>
      </p>
      <Counts caption="How was it?" counts={said.overall} names={ratingNames} />
      <Counts caption="Did you feel heard?" counts={said.heard} names={feltHeardNames} />
      <Counts caption="Was what you needed there?" counts={said.needs} names={needsMetNames} />
      <h3>What they wrote</h3>
      <Written words={said.words} />
    </Page>
  )
}
