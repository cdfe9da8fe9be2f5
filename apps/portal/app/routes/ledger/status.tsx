import type { AnswerOf } from '@heard/contracts'
import type { ledgerStatus } from '@heard/contracts/ledger'
import { Details, InsetText, SummaryList, WarningCallout } from '../../components/content.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { headOf } from '../../ledger/checkpoint.tsx'
import { Recorded } from './entry-item.tsx'

type LedgerStatus = AnswerOf<typeof ledgerStatus>

const Witnesses = ({ witnesses }: Pick<LedgerStatus, 'witnesses'>) => {
  const t = useMessages()
  const day = useDay()
  if (witnesses.length === 0) return t('ledger.no-witnesses')
  return (
    <ul>
      {witnesses.map(({ name, size, at }) => (
        <li key={name}>
          {size === undefined || at === undefined
            ? t.rich('ledger.witness-waiting', { name: <bdi key="name">{name}</bdi> })
            : t.rich('ledger.witness', { name: <bdi key="name">{name}</bdi>, size: Number(size), day: day(at) })}
        </li>
      ))}
    </ul>
  )
}

/** The key of the log, with the advice not to take only our word for it. */
export const OwnKey = ({ verifierKey }: Pick<LedgerStatus, 'verifierKey'>) => {
  const t = useMessages()
  return (
    <>
      <bdi className="app-code">{verifierKey}</bdi>
      <p className="app-quiet">{t('ledger.key-hint')}</p>
    </>
  )
}

const Checkpoint = ({ status: { checkpoint = '', verifierKey, witnesses }, newest }: StatusProps) => {
  const t = useMessages()
  const to = useLocalPath()
  const { origin, size, root } = headOf(checkpoint)
  const code = (text: string) => <bdi className="app-code">{text}</bdi>
  return (
    <>
      <SummaryList
        rows={[
          { key: t('ledger.name'), value: code(origin) },
          { key: t('ledger.size'), value: size },
          ...(newest === undefined ? [] : [{ key: t('ledger.newest'), value: <Recorded at={newest} /> }]),
          { key: t('ledger.root'), value: code(root) },
          { key: t('ledger.witnesses'), value: <Witnesses witnesses={witnesses} /> },
          { key: t('ledger.key'), value: <OwnKey verifierKey={verifierKey} /> },
        ]}
      />
      <Details summary={t('ledger.signed-text')}>
        <p>
          {t.rich('ledger.keep', {
            link: (text) => (
              <a key="verify" href={to('/verify')}>
                {text}
              </a>
            ),
          })}
        </p>
        <pre className="app-code app-exact" dir="ltr">
          {checkpoint}
        </pre>
      </Details>
    </>
  )
}

type StatusProps = { readonly status: LedgerStatus; readonly newest: string | undefined }

/** How the ledger stands: its newest checkpoint, who else signed, and whether it has stopped. */
export const Status = ({ status, newest }: StatusProps) => {
  const t = useMessages()
  return (
    <>
      {status.stopped !== undefined && (
        <WarningCallout title={t('ledger.stopped')}>
          <p>{t('ledger.stopped.text')}</p>
          <p lang="en" dir="ltr">
            {status.stopped}
          </p>
        </WarningCallout>
      )}
      <h2>{t('ledger.checkpoint')}</h2>
      {status.checkpoint === undefined ? (
        <InsetText>
          <p>{t('ledger.no-checkpoint')}</p>
        </InsetText>
      ) : (
        <Checkpoint status={status} newest={newest} />
      )}
    </>
  )
}
