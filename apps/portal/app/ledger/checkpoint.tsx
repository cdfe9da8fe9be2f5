import { parseCheckpoint, toBase64 } from '@heard/transparency-log/verify'
import { QrCode } from '../components/receipt.tsx'
import { useLocalPath } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'

/** What a reader needs of a checkpoint to compare it with another one. */
export type Head = { readonly origin: string; readonly size: string; readonly root: string }

export const headOf = (checkpoint: string): Head => {
  const { origin, size, root } = parseCheckpoint(checkpoint)
  return { origin, size: `${size}`, root: toBase64(root) }
}

type SealedProps = {
  /** The newest checkpoint when the page was made; left out where there is none. */
  readonly head: Head | undefined
  /** Address of the entries about what the page shows, without language. */
  readonly path: string
  readonly origin: string
}

/** Ties what a page shows, on paper too, to the public ledger: where it can be checked, and under which checkpoint. */
export const SealedIn = ({ head, path, origin }: SealedProps) => {
  const t = useMessages()
  const to = useLocalPath()
  const address = `${origin}${to(path)}`
  const isolated = (text: string) => (
    <bdi className="app-code" key={text}>
      {text}
    </bdi>
  )
  return (
    <section className="app-sealed" aria-labelledby="sealed">
      <div>
        <h2 className="nhsuk-heading-s" id="sealed">
          <a href={to(path)}>{t('sealed.title')}</a>
        </h2>
        <p>
          {t.rich('sealed.text', {
            link: (text) => (
              <a href={to('/ledger')} key="ledger">
                {text}
              </a>
            ),
          })}
        </p>
        {head && (
          <p>
            {t.rich('sealed.checkpoint', {
              origin: isolated(head.origin),
              size: <bdi key="size">{head.size}</bdi>,
              root: isolated(head.root),
            })}
          </p>
        )}
        <p className="app-sealed__address">{isolated(address)}</p>
      </div>
      <QrCode text={address} label={t('sealed.qr')} />
    </section>
  )
}
