import { FileRefused } from '../file-refused.ts'

export const damagedRecording = (): FileRefused => new FileRefused('damaged-file', 'The recording is damaged')
export const otherRecording = (): FileRefused => new FileRefused('other-kind', 'The sound of this recording is of a kind that is not taken')
export const notOnlySound = (): FileRefused => new FileRefused('not-only-sound', 'The recording holds more than one track of sound')
/** It may well play; but something in it is not known to be sound, so it cannot be said what it tells. */
export const unclearRecording = (): FileRefused => new FileRefused('unclear-recording', 'The recording holds something that is not understood')
