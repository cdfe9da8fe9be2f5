import { isShownPicture, type PublishedFile } from '@heard/contracts/reporting'
import { Details } from '../components/content.tsx'
import { WordingLine } from '../components/wording.tsx'
import { languages, useLanguage } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'

const kindNames = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', webp: 'WebP', csv: 'CSV' } as const satisfies Record<PublishedFile['kind'], string>

/** What it is, and how large. */
const useAbout = () => {
  const { locale } = languages[useLanguage()]
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const megabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', ...digits })
  return ({ kind, size }: PublishedFile): string => `${kindNames[kind]}, ${megabytes.format(Math.max(0.1, size / 1024 / 1024))}`
}

const OneFile = ({ of }: { readonly of: PublishedFile }) => {
  const t = useMessages()
  const about = useAbout()
  const { programme, commitment, file, kind, sha256, about: name } = of
  if (name.status !== 'open') return <WordingLine of={name} what="file" />
  const address = `/programmes/${programme}/commitments/${commitment}/files/${file}`
  return (
    <>
      {isShownPicture(kind) && <img src={address} alt={name.shows ?? ''} lang={name.language} loading="lazy" />}
      <a href={address} download>
        <WordingLine of={name} />
      </a>{' '}
      <bdi className="app-quiet">({about(of)})</bdi>
      <Details summary={t('report.file.check')}>
        <p>
          {t.rich('report.file.checked', {
            hash: (
              <bdi key="hash" className="app-code">
                {sha256}
              </bdi>
            ),
          })}
        </p>
      </Details>
    </>
  )
}

/** Files that an organisation published with what it says; one that was withdrawn says when and why. */
export const PublishedFiles = ({ files }: { readonly files: readonly PublishedFile[] }) => {
  const t = useMessages()
  if (files.length === 0) return null
  return (
    <>
      <p>{t('report.files')}:</p>
      <ul className="app-files">
        {files.map((each) => (
          <li key={each.file}>
            <OneFile of={each} />
          </li>
        ))}
      </ul>
    </>
  )
}
