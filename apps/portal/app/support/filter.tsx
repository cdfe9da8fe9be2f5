import { SpokenLanguage, SupportNeed, SupportPlace } from '@heard/contracts/engagement'
import { Button } from '../components/button.tsx'
import { Select } from '../components/select.tsx'
import { useLanguage } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'
import { homeKeys, languageName, needKeys } from './names.ts'

export type Wanted = { readonly need?: SupportNeed | undefined; readonly place?: SupportPlace | undefined; readonly spoken?: string | undefined }

/** What an address asks of the directory; what is not known there is left out. */
export const wantedIn = (address: string): Wanted => {
  const { searchParams } = new URL(address)
  return {
    need: SupportNeed.safeParse(searchParams.get('need')).data,
    place: SupportPlace.safeParse(searchParams.get('place')).data,
    spoken: SpokenLanguage.safeParse(searchParams.get('spoken')).data,
  }
}

type FilterProps = { readonly action: string; readonly wanted: Wanted; readonly spoken: readonly string[] }

/** Finds services by need, home and language; its address can be passed on. */
export const SupportFilter = ({ action, wanted, spoken }: FilterProps) => {
  const t = useMessages()
  const page = useLanguage()
  return (
    <form className="app-screen" action={action}>
      <Select
        name="need"
        label={t('support.need')}
        value={wanted.need ?? ''}
        options={[{ value: '', label: t('support.need.any') }, ...SupportNeed.options.map((value) => ({ value, label: t(needKeys[value]) }))]}
      />
      <Select
        name="place"
        label={t('support.home')}
        value={wanted.place ?? ''}
        options={[{ value: '', label: t('support.home.any') }, ...SupportPlace.options.map((value) => ({ value, label: t(homeKeys[value]) }))]}
      />
      <Select
        name="spoken"
        label={t('support.language')}
        value={wanted.spoken ?? ''}
        options={[
          { value: '', label: t('support.language.any') },
          ...spoken.map((value) => ({ value, label: languageName(value, page), lang: value })),
        ]}
      />
      <Button>{t('support.show')}</Button>
    </form>
  )
}
