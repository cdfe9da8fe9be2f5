const megabytes = (count: number): number => count * 1024 * 1024

type About = {
  readonly mediaType: string
  /** How names of such files end, lower case. */
  readonly endings: readonly string[]
  /** Bytes of the largest one that is taken. */
  readonly most: number
}

/** Everything that Heard takes, and nothing else. */
export const kinds = {
  csv: { mediaType: 'text/csv', endings: ['csv', 'tsv', 'txt'], most: megabytes(30) },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'], most: megabytes(30) },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], most: megabytes(20) },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], most: megabytes(20) },
  png: { mediaType: 'image/png', endings: ['png'], most: megabytes(20) },
  webp: { mediaType: 'image/webp', endings: ['webp'], most: megabytes(20) },
  mp3: { mediaType: 'audio/mpeg', endings: ['mp3'], most: megabytes(30) },
  m4a: { mediaType: 'audio/mp4', endings: ['m4a', 'mp4'], most: megabytes(30) },
  ogg: { mediaType: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], most: megabytes(30) },
  webm: { mediaType: 'audio/webm', endings: ['webm', 'weba'], most: megabytes(30) },
  wav: { mediaType: 'audio/wav', endings: ['wav'], most: megabytes(30) },
} as const satisfies Readonly<Record<string, About>>

export type Kind = keyof typeof kinds

export type PictureKind = 'jpeg' | 'png' | 'webp'
export const isPicture = (kind: Kind): kind is PictureKind => kind === 'jpeg' || kind === 'png' || kind === 'webp'
export type RecordingKind = 'mp3' | 'm4a' | 'ogg' | 'webm' | 'wav'
const recordings: readonly Kind[] = ['mp3', 'm4a', 'ogg', 'webm', 'wav'] satisfies RecordingKind[]
export const isRecording = (kind: Kind): kind is RecordingKind => recordings.includes(kind)

/** Whether the name ends as files of another kind do. A name without an ending, or with one that no kind has, says nothing. */
export const nameMisleads = (name: string, kind: Kind): boolean => {
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const ends = ({ endings }: About): boolean => endings.includes(ending)
  return !ends(kinds[kind]) && Object.values<About>(kinds).some(ends)
}
