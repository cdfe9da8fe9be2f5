import { Day } from '@heard/contracts'
import { useLocation } from 'react-router'
import { Panel } from '../../components/content.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** After asking for a right, and after complaining: each is a route. */
export default function Sent() {
  const { pathname, search } = useLocation()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { id } = useProgramme()
  const due = Day.safeParse(new URLSearchParams(search).get('due')).data
  const complaint = pathname.endsWith('/sent')
  const title = complaint ? t('complain.sent') : t('data-rights.asked')
  const until = (last: string): string => (complaint ? t('complain.until', { day: last }) : t('data-rights.until', { day: last }))
  return (
    <Page title={title}>
      <Panel title={title}>{due ? until(day(due)) : t('data-rights.in-time')}</Panel>
      <h2>{t('data-rights.next')}</h2>
      <p>{t('data-rights.next-text')}</p>
      <p>{t('data-rights.regulator')}</p>
      <ul>
        <li>
          <a href={to('/my-contribution')}>{t('mine.title')}</a>
        </li>
        <li>
          <a href={to(`/programmes/${id}`)}>{t('data-rights.back')}</a>
        </li>
      </ul>
    </Page>
  )
}
