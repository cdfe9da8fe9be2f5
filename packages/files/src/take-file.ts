import type { Scanner, Verdict } from './clamav/clamav.ts'
import { FileRefused } from './file-refused.ts'
import { isPicture, isRecording, type Kind, kinds, nameMisleads } from './kinds.ts'
import { stripPicture } from './picture/strip-picture.ts'
import { stripRecording } from './recording/strip-recording.ts'
import { sniff } from './sniff.ts'
import type { Encoding } from './text.ts'

/** A file as somebody sent it. What the sender says of its kind is not asked for. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

export type Taking = {
  readonly kinds: readonly Kind[]
  /** None: nobody looks for malware. */
  readonly scanner: Scanner | undefined
  /** The encoding that somebody declared for a text. */
  readonly encoding?: Encoding | undefined
}

/** `bytes`: what may be kept. Of a picture that is only what it shows, of a recording only its sound. */
export type TakenFile = { readonly kind: Kind; readonly mediaType: string; readonly bytes: Uint8Array }

const checkVerdict = (verdict: Verdict): void => {
  if (verdict.is === 'infected') throw new FileRefused('infected', `The scanner found ${verdict.found}`)
  if (verdict.is === 'clean') return
  if (verdict.why === 'too-large') throw new FileRefused('too-large-to-check', 'The scanner takes no file of this size')
  throw new FileRefused('not-checked', `The scanner is of no help: ${verdict.why}`)
}

const tooLarge = (): FileRefused => new FileRefused('too-large', 'The file is larger than its kind may be')

const stripped = (bytes: Uint8Array, kind: Kind): Uint8Array => {
  if (isPicture(kind)) return stripPicture(bytes, kind)
  return isRecording(kind) ? stripRecording(bytes, kind) : bytes
}

/**
 * Takes a file in: judged by its content, within its size, looked at by the scanner where there is one, and a picture or recording without its
 * metadata.
 * @throws FileRefused
 */
export const takeFile = async ({ name, bytes }: SentFile, { kinds: taken, scanner, encoding }: Taking): Promise<TakenFile> => {
  if (bytes.byteLength > Math.max(...taken.map((each) => kinds[each].most))) throw tooLarge()
  const kind = await sniff(bytes, encoding)
  if (!taken.includes(kind)) throw new FileRefused('other-kind', 'This kind of file is not taken here')
  if (bytes.byteLength > kinds[kind].most) throw tooLarge()
  if (nameMisleads(name, kind)) throw new FileRefused('name-misleads', 'The name ends as those of another kind do')
  if (scanner) checkVerdict(await scanner.scan(bytes))
  return { kind, mediaType: kinds[kind].mediaType, bytes: stripped(bytes, kind) }
}
