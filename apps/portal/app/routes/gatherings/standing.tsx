import type { MyRegistration } from '@heard/contracts/events'
import { InsetText } from '../../components/content.tsx'
import { useMoment } from '../../i18n/times.ts'
import { useMessages } from '../../i18n/translator.ts'

/** Whether somebody has a place, and what to do. */
export const StandingText = ({ registration }: { readonly registration: Pick<MyRegistration, 'standing' | 'waiting' | 'until'> }) => {
  const t = useMessages()
  const moment = useMoment()
  const { standing, waiting = 1, until } = registration
  const text = {
    in: () => t('place.in'),
    waiting: () => t('place.waiting', { waiting }),
    offered: () => t('place.offered', { until: until === undefined ? '' : moment(until) }),
    cancelled: () => t('place.cancelled'),
    lapsed: () => t('place.lapsed'),
  }[standing]()
  return (
    <InsetText>
      <p>{text}</p>
    </InsetText>
  )
}
