import { Button } from '../components/button.tsx'
import { Input } from '../components/input.tsx'
import { useLocalPath } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'

/** Looks for something in all that anybody may read. */
export const SearchForm = ({ value }: { readonly value?: string }) => {
  const t = useMessages()
  return (
    <search>
      <form className="app-screen" action={useLocalPath()('/search')}>
        <Input name="q" label={t('search.label')} value={value} width={30} inputMode="search" autoComplete="off" dir="auto" />
        <Button look="secondary">{t('search.button')}</Button>
      </form>
    </search>
  )
}
