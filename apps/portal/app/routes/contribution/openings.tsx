import type { Opener, OpeningOfMine } from '@heard/contracts/engagement'
import { type MessageKey, type Translate, useDay, useMessages } from '../../i18n/translator.ts'

const openers: Readonly<Record<Opener, MessageKey>> = {
  you: 'opener.you',
  platform: 'opener.platform',
  'former-staff': 'opener.former-staff',
  connector: 'opener.connector',
  coordinator: 'opener.coordinator',
  analyst: 'opener.analyst',
  publisher: 'opener.publisher',
  stakeholder: 'opener.stakeholder',
  'data-protection': 'opener.data-protection',
  administrator: 'opener.administrator',
  champion: 'opener.champion',
  auditor: 'opener.auditor',
}

const reasons: Readonly<Record<OpeningOfMine['reason'], MessageKey>> = {
  receipt: 'opened.receipt',
  'de-identify': 'opened.de-identify',
  read: 'opened.read',
  code: 'opened.code',
  'analysis-index': 'opened.analysis-index',
  'import-check': 'opened.import-check',
  enquiry: 'opened.enquiry',
  review: 'opened.review',
  gathering: 'opened.gathering',
  mail: 'opened.mail',
  safeguarding: 'opened.safeguarding',
  transcribe: 'opened.transcribe',
  translate: 'opened.translate',
  equality: 'opened.equality',
  application: 'opened.application',
  'equal-treatment': 'opened.equal-treatment',
  'analysis-file': 'opened.analysis-file',
  'draft-check': 'opened.draft-check',
}

const whoIn = (by: readonly Opener[], t: Translate): string => by.map((each) => t(openers[each])).join(' / ')

/** Who opened what is held of a contribution: roles, never names. */
export const Openings = ({ openings }: { readonly openings: readonly OpeningOfMine[] }) => {
  const t = useMessages()
  const day = useDay()
  if (openings.length === 0) return <p>{t('opened.none')}</p>
  return (
    <ul>
      {openings.map(({ at, by, reason, purpose }) => (
        <li key={`${at} ${purpose} ${reason} ${by.join()}`}>
          <strong>{whoIn(by, t)}</strong>
          {': '}
          {t(reasons[reason])}
          {', '}
          <time dateTime={at}>{day(at)}</time>
        </li>
      ))}
    </ul>
  )
}
