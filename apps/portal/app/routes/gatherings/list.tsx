import type { GatheringView } from '@heard/contracts/events'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { Details, InsetText, Tag } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { kindKeys } from './names.ts'
import { gatheringsOf } from './one.server.ts'
import { When } from './when.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const gatherings = await gatheringsOf({ context })
  const now = new Date().toISOString()
  return { coming: gatherings.filter(({ endsAt }) => endsAt >= now), past: gatherings.filter(({ endsAt }) => endsAt < now).toReversed() }
}

export const headers = () => ({ 'cache-control': 'public, max-age=0, must-revalidate' })

const Gathering = ({ gathering, past = false }: { readonly gathering: GatheringView; readonly past?: boolean }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const { title, place, about, cancelled, kind, places } = gathering
  return (
    <li id={gathering.gathering}>
      <h3>
        <a href={to(`/programmes/${id}/gatherings/${gathering.gathering}`)}>
          <Text of={title} />
        </a>
      </h3>
      <p>
        <Tag>{t(kindKeys[kind])}</Tag> {cancelled && <Tag colour="red">{t('gatherings.cancelled')}</Tag>}
        {!cancelled && !past && places === 'full' && <Tag colour="orange">{t('gatherings.full')}</Tag>}
      </p>
      {cancelled && (
        <p>
          <strong>
            <Text of={cancelled} />
          </strong>
        </p>
      )}
      <When gathering={gathering} />
      <p>
        <Text of={place} />
      </p>
      <p className="app-words">
        <Text of={about} />
      </p>
      {!past && (
        <p>
          <a href={to(`/programmes/${id}/gatherings/${gathering.gathering}/calendar.ics`)}>
            {cancelled ? t('gatherings.calendar-remove') : t('gatherings.calendar')}
            <span className="nhsuk-u-visually-hidden">
              {' '}
              <Text of={title} />
            </span>
          </a>
        </p>
      )}
    </li>
  )
}

export default function Gatherings() {
  const { coming, past } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const base = `/programmes/${programme.id}`
  return (
    <Page title={t('gatherings.title')} before={<BackLink href={to(base)} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={programme.name} />
        </span>
        {t('gatherings.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('gatherings.lede')}</p>
      <h2>{t('gatherings.coming')}</h2>
      {coming.length === 0 && (
        <InsetText>
          <p>{t('gatherings.none')}</p>
        </InsetText>
      )}
      <ul className="app-programmes">
        {coming.map((gathering) => (
          <Gathering key={gathering.gathering} gathering={gathering} />
        ))}
      </ul>
      <Details summary={t('gatherings.follow')}>
        <p>{t('gatherings.follow-text')}</p>
        <ul>
          <li>
            <a href={to(`${base}/gatherings.ics`)}>{t('gatherings.follow-all')}</a>
          </li>
          {programme.communities.map(({ id, name }) => (
            <li key={id}>
              <a href={to(`${base}/gatherings.ics?community=${id}`)}>
                <Text of={name} />
              </a>
            </li>
          ))}
        </ul>
      </Details>
      {programme.status === 'open' && (
        <>
          <h2>{t('gatherings.ask-title')}</h2>
          <p>{t('gatherings.ask-text')}</p>
          <ButtonLink look="secondary" href={to(`${base}/gatherings/ask`)}>
            {t('gatherings.ask-title')}
          </ButtonLink>
        </>
      )}
      {past.length > 0 && (
        <Details summary={t('gatherings.past')}>
          <ul className="app-programmes">
            {past.map((gathering) => (
              <Gathering key={gathering.gathering} gathering={gathering} past />
            ))}
          </ul>
        </Details>
      )}
    </Page>
  )
}
