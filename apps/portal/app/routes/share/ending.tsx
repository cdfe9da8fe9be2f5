import { useLocation } from 'react-router'
import { Page } from '../../components/page.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

const endings = {
  stopped: ['ending.stopped', 'ending.stopped-text'],
  finished: ['ending.finished', 'ending.finished-text'],
} as const

const isEnding = (name: string | undefined): name is keyof typeof endings => name !== undefined && Object.hasOwn(endings, name)

/** The ways a journey ends without a contribution on this device: each address of `endings` is a route. */
export default function Ending() {
  const last = useLocation().pathname.split('/').at(-1)
  const [title, text] = endings[isEnding(last) ? last : 'stopped']
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  return (
    <Page title={t(title)}>
      <h1>{t(title)}</h1>
      <p className="nhsuk-lede-text">{t(text)}</p>
      <h2>{t('done.support')}</h2>
      <SupportList support={support} />
      <p>
        <a href={to(`/programmes/${id}`)}>{t('ending.back')}</a>
      </p>
    </Page>
  )
}
