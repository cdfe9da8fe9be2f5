import { useMessages } from '../i18n/translator.ts'
import { QrCode, ShownCode } from './receipt.tsx'

type Props = {
  readonly receipt: string
  readonly link: string
  /** What it means to lose it. */
  readonly lost: string
}

/** A new receipt as a code, a link and a picture, to be written down or printed. */
export const ReceiptToKeep = ({ receipt, link, lost }: Props) => {
  const t = useMessages()
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt">{t('done.receipt')}</h2>
      <p>{t('done.receipt-text')}</p>
      <ShownCode code={receipt} />
      <p>{t('done.link')}</p>
      <p className="app-link" lang="en" dir="ltr">
        <a href={link}>{link}</a>
      </p>
      <p>{t('done.picture')}</p>
      <QrCode text={link} label={t('done.picture-label')} />
      <p className="app-screen">{t('done.print')}</p>
      <p>
        <strong>{lost}</strong>
      </p>
    </section>
  )
}
