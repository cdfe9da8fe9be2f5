import { FileRefused } from '../file-refused.ts'

/** More than any camera's picture; what is larger is made to fill a reader's memory. */
const MOST_PIXELS = 120_000_000

export const damagedPicture = (): FileRefused => new FileRefused('damaged-file', 'The picture is damaged')

/** @throws FileRefused when there are no pixels, or far too many */
export const checkPixels = (width: number, height: number): void => {
  if (width === 0 || height === 0) throw damagedPicture()
  if (width * height > MOST_PIXELS) throw new FileRefused('inflates-too-far', 'The picture has more pixels than can be shown')
}
