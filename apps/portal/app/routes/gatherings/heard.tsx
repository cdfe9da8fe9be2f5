import { type Reach, showHeard } from '@heard/contracts/events'
import { gatheringOutcomes } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { withCommitments } from '../../accountability/report-view.ts'
import { InsetText, WarningCallout } from '../../components/content.tsx'
import { Markdown } from '../../components/markdown.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { callContext } from '../../contexts.ts'
import { directionOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { readMarkdown } from '../../services/read-markdown.server.ts'
import { Asked } from '../report/asked.tsx'
import { oneGathering } from './one.server.ts'
import { When } from './when.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const gathering = await oneGathering({ params, context })
  const call = context.get(callContext)
  const at = { params: { programme: context.get(programmeContext).id, gathering: gathering.gathering } }
  const [heard, outcomes] = await Promise.all([call(showHeard, at), call(gatheringOutcomes, at)])
  const { by, told } = answerOf(heard)
  return {
    gathering,
    by,
    told: told && { ...told, language: told.summary.language, blocks: readMarkdown(told.summary.text) },
    isOver: gathering.endsAt <= new Date().toISOString(),
    ...answerOf(outcomes),
  }
}

export const headers = () => ({ 'cache-control': 'public, max-age=0, must-revalidate' })

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** The promise, or that it was not kept: judged by the day alone. */
const Promised = ({ by, today }: Pick<Loaded, 'by' | 'today'>) => {
  const t = useMessages()
  const day = useDay()
  if (by === undefined) {
    return (
      <InsetText>
        <p>{t('heard.not-here')}</p>
      </InsetText>
    )
  }
  if (today <= by) {
    return (
      <InsetText>
        <p>{t('heard.promised', { day: day(by) })}</p>
      </InsetText>
    )
  }
  return (
    <WarningCallout title={t('heard.late')}>
      <p>{t('heard.late-text', { day: day(by) })}</p>
    </WarningCallout>
  )
}

const Came = ({ reach: { came, communities } }: { readonly reach: Reach }) => {
  const t = useMessages()
  const programme = useProgramme()
  const shown = communities.flatMap(({ community, people }) => {
    const name = programme.communities.find(({ id }) => id === community)?.name
    return name && people !== null ? [{ community, name, people }] : []
  })
  return (
    <>
      <h2>{t('heard.who-came')}</h2>
      <p>{came === null ? t('heard.came-few') : t('heard.came', { people: came })}</p>
      {shown.length > 0 && (
        <ul>
          {shown.map(({ community, name, people }) => (
            <li key={community}>
              <Text of={name} />: {t('heard.about', { people })}
            </li>
          ))}
        </ul>
      )}
      {came !== null && <p className="app-quiet">{t('heard.rounded')}</p>}
    </>
  )
}

const Outcomes = ({ themes, recommendations, commitments, today }: Pick<Loaded, 'themes' | 'recommendations' | 'commitments' | 'today'>) => {
  const t = useMessages()
  const { asked } = withCommitments(recommendations, commitments)
  return (
    <>
      <h2>{t('heard.themes')}</h2>
      {themes.length === 0 ? (
        <p>{t('heard.no-themes')}</p>
      ) : (
        <ul>
          {themes.map(({ theme, name }) => (
            <li key={theme}>
              <WordingLine of={name} />
            </li>
          ))}
        </ul>
      )}
      <h2>{t('heard.asked')}</h2>
      {asked.length === 0 && <p>{t('heard.nothing-asked')}</p>}
      {asked.map((each) => (
        <Asked key={each.recommendation.id} {...each} today={today} />
      ))}
    </>
  )
}

export default function WhatWeHeard() {
  const { gathering, by, told, isOver, today, ...outcomes } = useLoaderData<typeof loader>()
  const t = useMessages()
  const day = useDay()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <OrganisationsContext value={programme}>
      <Page title={t('heard.title')} before={<BackLink href={to(`/programmes/${programme.id}/gatherings/${gathering.gathering}`)} />}>
        <h1>
          <span className="nhsuk-caption-l">
            <Text of={gathering.title} />
          </span>
          {t('heard.title')}
        </h1>
        <When gathering={gathering} />
        {told ? (
          <>
            <div lang={told.language} dir={directionOf(told.language)}>
              <Markdown blocks={told.blocks} level={2} />
            </div>
            <p className="app-quiet">
              {told.changedAt === told.at
                ? t('heard.told', { day: day(told.at) })
                : t('heard.told-changed', { day: day(told.at), changed: day(told.changedAt) })}
            </p>
            <Came reach={told.reach} />
          </>
        ) : (
          !gathering.cancelled && <Promised by={by} today={today} />
        )}
        {isOver && !gathering.cancelled && <Outcomes {...outcomes} today={today} />}
      </Page>
    </OrganisationsContext>
  )
}
