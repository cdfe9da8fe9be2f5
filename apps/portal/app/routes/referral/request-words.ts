import type { MyReferral } from '@heard/contracts/engagement'
import type { Translate } from '../../i18n/translator.ts'

type Day = (moment: string) => string

/** How far a request is. A partner whose words were withdrawn is not named, and nobody is asked to erase anything then. */
export const standingText = ({ state, partner, askedAt, acknowledgedAt = askedAt }: MyReferral, t: Translate, day: Day): string => {
  switch (state) {
    case 'sent':
      return partner === undefined ? t('request.on-its-way-unnamed') : t('request.on-its-way', { partner })
    case 'acknowledged': {
      const since = { day: day(acknowledgedAt) }
      return partner === undefined ? t('request.acknowledged-unnamed', since) : t('request.acknowledged', { ...since, partner })
    }
    case 'withdrawn':
      return partner === undefined ? t('request.withdrawn-unnamed') : t('request.withdrawn', { partner })
  }
}

/** What taking it back does. */
export const withdrawText = ({ partner }: MyReferral, t: Translate): string =>
  partner === undefined ? t('request.withdraw-text-unnamed') : t('request.withdraw-text', { partner })
