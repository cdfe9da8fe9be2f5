import type { GatheringView } from '@heard/contracts/events'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { partKeys } from './names.ts'

/** The programme of the day, with its times; nothing where none was told. */
export const DayParts = ({ gathering: { parts, agenda, title } }: { readonly gathering: Pick<GatheringView, 'parts' | 'agenda' | 'title'> }) => {
  const t = useMessages()
  if (parts.length === 0 && !agenda) return null
  return (
    <>
      <h2>{t('gatherings.agenda')}</h2>
      {parts.length > 0 && (
        <ol className="app-parts">
          {parts.map(({ time, kind, title: text }) => (
            <li key={`${time} ${text}`}>
              <time dateTime={time}>{time}</time> <strong>{t(partKeys[kind])}:</strong> <Text of={{ language: title.language, text }} />
            </li>
          ))}
        </ol>
      )}
      {agenda && (
        <p className="app-words">
          <Text of={agenda} />
        </p>
      )}
    </>
  )
}
