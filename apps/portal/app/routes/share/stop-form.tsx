import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/form.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { shareIn } from './paths.ts'

/** On each page of the journey. */
export const StopForm = () => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <div className="app-stop">
      <PostForm action={to(shareIn(id, '/stop'))}>
        <Button look="secondary">{t('share.stop')}</Button>
      </PostForm>
      <p>
        <a href={to(`/programmes/${id}/support`)}>{t('share.support-link')}</a>
      </p>
    </div>
  )
}
