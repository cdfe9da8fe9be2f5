import { type ConsentRecord, consentRecords } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { SummaryList } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const body = { receipt: receiptOrCode(request), language: languageOf(request) }
  return { records: answerOf(await context.get(callContext)(consentRecords, { body }))['@graph'] }
}

type Happened = ConsentRecord['dct:hasPart'][number]

const events: Readonly<Record<Happened['@type'], MessageKey>> = {
  'dpv:ConsentGiven': 'mine.agreed',
  'dpv:ConsentRefused': 'mine.refused',
  'dpv:RenewedConsentGiven': 'mine.renewed',
  'dpv:ConsentWithdrawn': 'mine.taken-back',
  'dpv:ConsentExpired': 'mine.expired',
}

const Worded = ({ of }: { readonly of: { readonly '@language': string; readonly '@value': string } }) => (
  <Text of={{ language: of['@language'], text: of['@value'] }} />
)

const Event = ({ of: { '@type': what, 'dct:date': at, 'dpv:hasNotice': notice } }: { readonly of: Happened }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <li>
      <p>
        <strong>{t(events[what])}</strong>
        {', '}
        <time dateTime={at['@value']}>{day(at['@value'])}</time>
      </p>
      <p>
        <Worded of={notice['dct:description']} />
      </p>
      <p>{t('record.version', { version: notice['dct:hasVersion'] })}</p>
    </li>
  )
}

const Record = ({ of: record }: { readonly of: ConsentRecord }) => {
  const t = useMessages()
  const day = useDay()
  const until = record['dct:valid']?.['@value']
  return (
    <section>
      <h2>
        <Worded of={record['dpv:hasProcess']['dpv:hasPurpose']['dct:description']} />
      </h2>
      <SummaryList
        rows={[
          { key: t('record.number'), value: record['dct:identifier'] },
          { key: t('record.responsible'), value: <Worded of={record['dpv:hasDataController']['schema:name']} /> },
          ...(until === undefined ? [] : [{ key: t('record.until'), value: <time dateTime={until}>{day(until)}</time> }]),
        ]}
      />
      <ol>
        {record['dct:hasPart'].map((event) => (
          <Event key={event['@id']} of={event} />
        ))}
      </ol>
    </section>
  )
}

/** What was agreed to and refused, as a record to keep or to print. */
export default function ConsentRecordPage() {
  const { records } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('record.title')} before={<BackLink href={to('/my-contribution')} />}>
      <h1>{t('record.title')}</h1>
      <p>{t('record.text')}</p>
      {records.length === 0 && <p>{t('record.none')}</p>}
      {records.map((record) => (
        <Record key={record['@id']} of={record} />
      ))}
      <ButtonLink href={to('/my-contribution/consent-record.jsonld')}>{t('record.file')}</ButtonLink>
    </Page>
  )
}
