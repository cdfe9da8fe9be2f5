import { Unzip, UnzipInflate } from 'fflate'

/** Of a project as other tools write it (REFI-QDA, `.qdpx`), and of what describes it once it is unpacked; in bytes. */
export const largestProject = 20_000_000
const largestDescription = 20_000_000
/** So much is unpacked at once, so that little more than the longest is ever in memory. */
const CHUNK = 16 * 1024

type Read = { readonly qdc: string } | { readonly refused: 'not-a-project' | 'too-large' }

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** `project.qde` of a project, and nothing of what lies beside it; however little the archive says that it holds, no more than the longest is unpacked. */
const describedIn = (bytes: Uint8Array): Uint8Array | 'not-a-project' | 'too-large' => {
  const parts: Uint8Array[] = []
  let size = 0
  let state: 'looking' | 'reading' | 'read' | 'broken' = 'looking'
  const unzip = new Unzip((file) => {
    if (file.name !== 'project.qde' || state !== 'looking') return
    state = 'reading'
    file.ondata = (error, data, final) => {
      if (error) state = 'broken'
      size += data?.byteLength ?? 0
      if (size <= largestDescription && data) parts.push(data)
      if (final && state === 'reading') state = 'read'
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const hasRead = (): boolean => state === 'read'
  const isDone = (): boolean => hasRead() || state === 'broken' || size > largestDescription
  try {
    for (let from = 0; from < bytes.byteLength && !isDone(); from += CHUNK) {
      unzip.push(bytes.subarray(from, from + CHUNK), from + CHUNK >= bytes.byteLength)
    }
  } catch {
    return 'not-a-project'
  }
  if (size > largestDescription) return 'too-large'
  return hasRead() ? Buffer.concat(parts) : 'not-a-project'
}

const OPENING = /<(?:[\w-]+:)?Project(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>/
const CODEBOOK = /<((?:[\w-]+:)?)CodeBook[\s>]/

/** The codebook inside its project, without all else that the project describes. */
const codebookIn = (described: string): string | undefined => {
  const opening = OPENING.exec(described)?.[0]
  const begins = CODEBOOK.exec(described)
  if (opening === undefined || begins === null) return undefined
  const closing = `</${begins[1]}CodeBook>`
  const ends = described.indexOf(closing, begins.index)
  const name = /^<([\w:-]+)/.exec(opening)?.[1]
  return ends < 0 ? undefined : `${opening}${described.slice(begins.index, ends + closing.length)}</${name}>`
}

/** The codebook out of a project of another tool. Texts and files in it are never unpacked. */
export const codebookOf = (bytes: Uint8Array): Read => {
  const described = describedIn(bytes)
  if (typeof described === 'string') return { refused: described }
  const qdc = codebookIn(new TextDecoder().decode(described))
  return qdc === undefined ? { refused: 'not-a-project' } : { qdc }
}
