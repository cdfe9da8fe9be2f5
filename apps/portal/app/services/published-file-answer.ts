import type { AnswerOf } from '@heard/contracts'
import type { PublishedFileKind, publishedFile } from '@heard/contracts/reporting'

const endings: Readonly<Record<PublishedFileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  csv: ['csv', 'tsv', 'txt'],
}

/** Signs that a disk does not take in a name, and those that nobody sees. */
const noName = /[\p{C}\\/:*?"<>|%]/gu
const LONGEST = 100

/** What a published file is called on a disk: as its organisation calls it, with the ending of what it is. */
export const nameOnDisk = (name: string, kind: PublishedFileKind): string => {
  const clean = name
    .replaceAll(noName, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  const [ending] = endings[kind]
  const ends = endings[kind].some((each) => clean.toLowerCase().endsWith(`.${each}`))
  const [stem, last] = ends ? [clean.slice(0, clean.lastIndexOf('.')), clean.slice(clean.lastIndexOf('.'))] : [clean, `.${ending}`]
  return `${Array.from(stem).slice(0, LONGEST).join('') || 'file'}${last}`
}

/** RFC 6266 and RFC 8187: in plain letters, and in its own. */
const attachment = (name: string): string => {
  const coded = encodeURIComponent(name).replaceAll(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${name.replaceAll(/[^ -~]/g, '_')}"; filename*=UTF-8''${coded}`
}

/** A file for everybody to take along: never opened by a browser as a page of this site, whatever is in it, and asked for each time. */
export const publishedFileAnswer = ({ name, kind, mediaType, content }: AnswerOf<typeof publishedFile>): Response =>
  new Response(Buffer.from(content, 'base64'), {
    headers: {
      'content-type': mediaType,
      'content-disposition': attachment(nameOnDisk(name, kind)),
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'no-cache',
    },
  })
