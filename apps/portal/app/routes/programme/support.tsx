import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export default function ProgrammeSupport() {
  const t = useMessages()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  return (
    <Page title={t('support.title')} before={<BackLink href={to(`/programmes/${id}`)} />}>
      <h1>{t('support.title')}</h1>
      <p className="nhsuk-lede-text">{t('support.lede')}</p>
      <SupportList support={support} />
    </Page>
  )
}
