import type { ProgrammeView } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { Details, InsetText } from '../../components/content.tsx'
import { Breadcrumb } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { Awareness } from '../information/awareness.tsx'
import { readItems } from '../information/read-items.server.ts'

/** Messages of these days. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => ({ items: await readItems({ request, context }) })

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

type Named = ProgrammeView['stages'][number]

const NamedList = ({ title, text, items }: { readonly title: string; readonly text: string; readonly items: readonly Named[] }) =>
  items.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <p>{text}</p>
      <ul>
        {items.map(({ id, name, hint }) => (
          <li key={id}>
            <strong>
              <Text of={name} />
            </strong>
            {hint && (
              <>
                {': '}
                <Text of={hint} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )

const Organisations = ({ organisations }: { readonly organisations: ProgrammeView['organisations'] }) => {
  const t = useMessages()
  const nameOf = (id: string) => organisations.find((organisation) => organisation.id === id)?.name
  const roles = { sponsor: t('programme.sponsor'), partner: t('programme.partner'), stakeholder: t('programme.stakeholder') }
  return (
    <Details summary={t('programme.organisations')}>
      <ul>
        {organisations.map(({ id, name, role, successor }) => {
          const heir = successor ? nameOf(successor) : undefined
          return (
            <li key={id}>
              <Text of={name} /> ({roles[role]})
              {heir && (
                <>
                  {'. '}
                  {t('programme.successor')} <Text of={heir} />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Details>
  )
}

const TakePart = ({ programme }: { readonly programme: ProgrammeView }) => {
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  if (programme.status === 'open') {
    return (
      <>
        <p>{t('programme.open-until', { day: day(programme.closes), age: programme.minimumAge })}</p>
        <ButtonLink href={to(`/programmes/${programme.id}/share`)}>{t('shell.share')}</ButtonLink>
      </>
    )
  }
  return <InsetText>{programme.status === 'planned' ? t('programme.planned', { day: day(programme.opens) }) : t('programme.not-open')}</InsetText>
}

const More = ({ id }: { readonly id: string }) => {
  const t = useMessages()
  const to = useLocalPath()
  const pages = [
    { path: 'conversations', text: t('conversation.list') },
    { path: 'report', text: t('report.title') },
    { path: 'information', text: t('information.title') },
    { path: 'figures', text: t('figures.title') },
    { path: 'gatherings', text: t('gatherings.title') },
    { path: 'champion', text: t('champion.title') },
    { path: 'contact', text: t('contact.title') },
    { path: 'follow', text: t('subscribe.title') },
  ]
  return (
    <>
      <h2>{t('report.take-part')}</h2>
      <ul>
        {pages.map(({ path, text }) => (
          <li key={path}>
            <a href={to(`/programmes/${id}/${path}`)}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

export default function AboutProgramme() {
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const { items } = useLoaderData<typeof loader>()
  return (
    <Page title={programme.name.text} before={<Breadcrumb crumbs={[{ href: to('/'), name: t('shell.home') }]} />}>
      <h1>
        <Text of={programme.name} />
      </h1>
      <p className="nhsuk-lede-text">
        <Text of={programme.summary} />
      </p>
      <Awareness items={items} />
      <TakePart programme={programme} />
      <NamedList title={t('programme.communities')} text={t('programme.communities-text')} items={programme.communities} />
      <NamedList title={t('programme.audiences')} text={t('programme.audiences-text')} items={programme.audiences} />
      <NamedList title={t('programme.stages')} text={t('programme.stages-text')} items={programme.stages} />
      <NamedList title={t('programme.objectives')} text={t('programme.objectives-text')} items={programme.objectives} />
      <h2>{t('programme.promise')}</h2>
      <p>{t('programme.promise-text')}</p>
      <Organisations organisations={programme.organisations} />
      <More id={programme.id} />
      <h2>{t('support.title')}</h2>
      <p>{t.rich('programme.support-text', { link: (text) => <a href={to(`/programmes/${programme.id}/support`)}>{text}</a> })}</p>
    </Page>
  )
}
