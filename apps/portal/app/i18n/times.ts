import { type LanguageCode, languages, useLanguage } from './language.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (language: LanguageCode, kind: 'day' | 'time'): Intl.DateTimeFormat => {
  const name = `${language} ${kind}`
  const { locale, clock } = languages[language]
  const options: Intl.DateTimeFormatOptions = kind === 'day' ? { dateStyle: 'full' } : { hour: 'numeric', minute: '2-digit', hour12: clock === 12 }
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Europe/London' })
  formats.set(name, known)
  return known
}

/** When something is, in British time: its day, and from when to when; the last day too where it is another one. */
export type When = { readonly day: string; readonly from: string; readonly to: string; readonly lastDay: string | undefined }

export const whenIn = (language: LanguageCode, startsAt: string, endsAt: string): When => {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const dayOf = (moment: Date): string =>
    formatOf(language, 'day')
      .format(moment)
      .replace(language === 'en' ? ',' : '', '')
  const [day, lastDay] = [dayOf(start), dayOf(end)]
  const time = formatOf(language, 'time')
  return { day, from: time.format(start), to: time.format(end), lastDay: day === lastDay ? undefined : lastDay }
}

export const useWhen = (): ((startsAt: string, endsAt: string) => When) => {
  const language = useLanguage()
  return (startsAt, endsAt) => whenIn(language, startsAt, endsAt)
}

const momentFormats = new Map<string, Intl.DateTimeFormat>()

/** A moment as people write it, in British time. */
export const useMoment = (): ((moment: string) => string) => {
  const language = useLanguage()
  const known =
    momentFormats.get(language) ??
    new Intl.DateTimeFormat(languages[language].locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' })
  momentFormats.set(language, known)
  return (moment) => known.format(new Date(moment))
}
