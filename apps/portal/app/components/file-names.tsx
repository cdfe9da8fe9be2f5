import type { FileKind } from '@heard/contracts/engagement'
import { languages, useLanguage } from '../i18n/language.ts'
import { type MessageKey, useMessages } from '../i18n/translator.ts'

export const isPicture = (kind: FileKind): boolean => kind === 'jpeg' || kind === 'png' || kind === 'webp'

const nameOf = (kind: FileKind): MessageKey => (isPicture(kind) ? 'files.photo' : 'files.recording')

type Shown = { readonly kind: FileKind; readonly size: number }

/** What a file is, and how large: its name is not kept. */
export const useFileName = () => {
  const t = useMessages()
  const language = useLanguage()
  const megabytes = new Intl.NumberFormat(languages[language].locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return ({ kind, size }: Shown): string => t(nameOf(kind), { size: megabytes.format(Math.max(0.1, size / 1024 / 1024)) })
}

export const FileNames = ({ files }: { readonly files: readonly Shown[] }) => {
  const name = useFileName()
  return (
    <ul>
      {files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files stand in the order in which they came
        <li key={index}>{name(file)}</li>
      ))}
    </ul>
  )
}
