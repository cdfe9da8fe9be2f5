import type { GatheringView } from '@heard/contracts/events'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { Tag, WarningCallout } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { DayParts } from './day-parts.tsx'
import { eventData } from './event-data.ts'
import { accessKeys, kindKeys, meetingKeys } from './names.ts'
import { oneGathering } from './one.server.ts'
import { When } from './when.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const gathering = await oneGathering({ params, context })
  const { id, name } = context.get(programmeContext)
  const page = `${context.get(originContext)}${localPath(languageOf(request), `/programmes/${id}/gatherings/${gathering.gathering}`)}`
  const now = new Date().toISOString()
  return { gathering, isOver: gathering.startsAt < now, today: now.slice(0, 10), event: eventData(gathering, { organiser: name.text, page }) }
}

export const headers = () => ({ 'cache-control': 'public, max-age=0, must-revalidate' })

type Shown = { readonly gathering: GatheringView }

const Where = ({ gathering: { place, meeting } }: Shown) => {
  const t = useMessages()
  const query = new URLSearchParams({ query: place.text }).toString()
  return (
    <>
      <h2>{t('gatherings.where')}</h2>
      {meeting && <p>{t(meetingKeys[meeting])}</p>}
      <p className="app-words">
        <Text of={place} />
      </p>
      {meeting !== 'online' && (
        <p>
          <a href={`https://www.openstreetmap.org/search?${query}`} rel="noopener noreferrer">
            {t('gatherings.map')}
          </a>
        </p>
      )}
    </>
  )
}

const Access = ({ gathering: { access, accessNote } }: Shown) => {
  const t = useMessages()
  if (access.length === 0 && !accessNote) return null
  return (
    <>
      <h2>{t('gatherings.access')}</h2>
      <ul>
        {access.map((fact) => (
          <li key={fact}>{t(accessKeys[fact])}</li>
        ))}
      </ul>
      {accessNote && (
        <p className="app-words">
          <Text of={accessNote} />
        </p>
      )}
    </>
  )
}

const Registering = ({ gathering: { gathering, places } }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  if (!places) return <p>{t('gatherings.just-come')}</p>
  return (
    <>
      <p>{places === 'free' ? t('gatherings.places-free') : t('gatherings.places-full')}</p>
      <ButtonLink href={to(`/programmes/${id}/gatherings/${gathering}/register`)}>
        {places === 'free' ? t('gatherings.register') : t('gatherings.join-waiting')}
      </ButtonLink>
      <p>{t.rich('gatherings.have-code', { link: (text) => <a href={to('/my-place')}>{text}</a> })}</p>
    </>
  )
}

/** What was heard, or by which day that is told; it shows by itself when that day has passed. */
const Heard = ({ gathering: { gathering, heardBy, heardAt }, hasBegun, today }: Shown & { readonly hasBegun: boolean; readonly today: string }) => {
  const t = useMessages()
  const day = useDay()
  const to = useLocalPath()
  const { id } = useProgramme()
  const page = to(`/programmes/${id}/gatherings/${gathering}`)
  if (heardBy === undefined && !hasBegun) return null
  return (
    <>
      {heardBy !== undefined && (
        <>
          <h2>{t('heard.title')}</h2>
          {heardAt === undefined && (
            <p>{today > heardBy ? t('heard.late-text', { day: day(heardBy) }) : t('heard.promised', { day: day(heardBy) })}</p>
          )}
          {hasBegun && (
            <p>
              <a href={`${page}/heard`}>{heardAt === undefined ? t('heard.so-far') : t('heard.read')}</a>
            </p>
          )}
        </>
      )}
      {hasBegun && (
        <p>
          <a href={`${page}/tell-us`}>{t('tell-us.title')}</a>
        </p>
      )}
    </>
  )
}

const ForWhom = ({ gathering: { communities } }: Shown) => {
  const t = useMessages()
  const named = useProgramme().communities.filter(({ id }) => communities.includes(id))
  if (named.length === 0) return null
  return (
    <>
      <h2>{t('gatherings.for-whom')}</h2>
      <ul>
        {named.map(({ id, name }) => (
          <li key={id}>
            <Text of={name} />
          </li>
        ))}
      </ul>
    </>
  )
}

export default function Gathering() {
  const { gathering, isOver, today, event } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const { title, about, cancelled, kind } = gathering
  return (
    <Page title={title.text} before={<BackLink href={to(`/programmes/${id}/gatherings`)} />}>
      <h1>
        <span className="nhsuk-caption-l">{t(kindKeys[kind])}</span>
        <Text of={title} />
      </h1>
      {cancelled && (
        <WarningCallout title={t('gatherings.cancelled')}>
          <p>
            <Text of={cancelled} />
          </p>
        </WarningCallout>
      )}
      {isOver && !cancelled && (
        <p>
          <Tag colour="grey">{t('gatherings.over')}</Tag>
        </p>
      )}
      <When gathering={gathering} />
      {!cancelled && !isOver && <Registering gathering={gathering} />}
      <Where gathering={gathering} />
      <h2>{t('gatherings.what')}</h2>
      <p className="app-words">
        <Text of={about} />
      </p>
      <DayParts gathering={gathering} />
      <Access gathering={gathering} />
      <ForWhom gathering={gathering} />
      {!isOver && (
        <p className="app-screen">
          <a href={to(`/programmes/${id}/gatherings/${gathering.gathering}/calendar.ics`)}>
            {cancelled ? t('gatherings.calendar-remove') : t('gatherings.calendar')}
          </a>
        </p>
      )}
      {!cancelled && <Heard gathering={gathering} hasBegun={isOver} today={today} />}
      <script type="application/ld+json">{event}</script>
    </Page>
  )
}
