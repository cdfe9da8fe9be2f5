import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/form.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { championIn } from './draft.ts'

/** On each page of the journey. */
export const StopApplying = () => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <div className="app-stop">
      <PostForm action={to(championIn(id, '/stop'))}>
        <Button look="secondary">{t('share.stop')}</Button>
      </PostForm>
    </div>
  )
}
