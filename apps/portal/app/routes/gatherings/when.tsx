import type { GatheringView } from '@heard/contracts/events'
import { useWhen } from '../../i18n/times.ts'
import { useMessages } from '../../i18n/translator.ts'

/** When a gathering is, in British time. */
export const When = ({ gathering: { startsAt, endsAt } }: { readonly gathering: Pick<GatheringView, 'startsAt' | 'endsAt'> }) => {
  const t = useMessages()
  const { day, from, to, lastDay } = useWhen()(startsAt, endsAt)
  return (
    <p>
      <time dateTime={startsAt}>
        <strong>{lastDay ? t('gatherings.when-days', { day, from, lastDay, to }) : t('gatherings.when', { day, from, to })}</strong>
      </time>
    </p>
  )
}
