import type { ReactNode } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Details, InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { Awareness, ItemText, type ReadItem } from './awareness.tsx'
import { readItems } from './read-items.server.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => ({ items: await readItems({ request, context }) })

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

type ListProps = { readonly title: string; readonly items: readonly ReadItem[]; readonly children: (item: ReadItem) => ReactNode }

const Items = ({ title, items, children }: ListProps) =>
  items.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul className="app-support">
        {items.map((item) => (
          <li key={item.piece} id={item.piece}>
            <h3>
              <Text of={item.title} />
            </h3>
            {children(item)}
          </li>
        ))}
      </ul>
    </>
  )

const Transcript = ({ item }: { readonly item: ReadItem }) => {
  const t = useMessages()
  const { link, ...rest } = item
  return (
    <>
      {link !== undefined && (
        <p>
          <a href={link} rel="noopener noreferrer">
            {t('information.watch')} <bdi>{new URL(link).hostname}</bdi>
          </a>
        </p>
      )}
      <Details summary={t('information.transcript')}>
        <ItemText item={rest} linked="" />
      </Details>
    </>
  )
}

export default function Information() {
  const { items } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, name } = useProgramme()
  const of = (kind: ReadItem['kind']) => items.filter((item) => item.kind === kind)
  return (
    <Page title={t('information.title')} before={<BackLink href={to(`/programmes/${id}`)} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('information.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('information.lede')}</p>
      <Awareness items={items} />
      {items.length === 0 && (
        <InsetText>
          <p>{t.rich('information.none', { support: (text) => <a href={to(`/programmes/${id}/support`)}>{text}</a> })}</p>
        </InsetText>
      )}
      <Items title={t('information.questions')} items={of('question')}>
        {(item) => <ItemText item={item} linked={t('information.more')} />}
      </Items>
      <Items title={t('information.resources')} items={of('resource')}>
        {(item) => <ItemText item={item} linked={t('information.more')} />}
      </Items>
      <Items title={t('information.videos')} items={of('video')}>
        {(item) => <Transcript item={item} />}
      </Items>
    </Page>
  )
}
