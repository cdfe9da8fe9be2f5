import type { RecordingKind } from '../kinds.ts'
import { bufferOf } from '../zip.ts'
import { stripM4a } from './m4a.ts'
import { stripMp3 } from './mp3.ts'
import { stripOgg } from './ogg.ts'
import { damagedRecording } from './recording-refused.ts'
import { stripWav } from './wav.ts'
import { stripWebm } from './webm.ts'

const strippers = { mp3: stripMp3, m4a: stripM4a, ogg: stripOgg, webm: stripWebm, wav: stripWav } as const satisfies Record<
  RecordingKind,
  (file: Buffer) => Buffer
>

/**
 * A recording without anything but its sound: where, when, by whom and with what it was made, titles, pictures, chapters and lyrics are left out or emptied.
 * The compressed sound stays as it is, byte for byte.
 * @throws FileRefused `damaged-file`, `other-kind` (another codec), `not-only-sound`, `unclear-recording` (something in it is not understood)
 */
export const stripRecording = (bytes: Uint8Array, kind: RecordingKind): Uint8Array => {
  try {
    return strippers[kind](bufferOf(bytes))
  } catch (error) {
    throw error instanceof RangeError ? damagedRecording() : error
  }
}
