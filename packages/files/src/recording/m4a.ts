import { applyRules, type Box } from './mp4-boxes.ts'
import { type Place, placesOfSound } from './mp4-places.ts'
import { recordingRules } from './mp4-rules.ts'
import { damagedRecording } from './recording-refused.ts'

/** In order, each with sound in it, none over another. */
const inOrder = (places: readonly Place[]): Place[] => {
  const sorted = places.filter(({ from, to }) => to > from).toSorted((one, other) => one.from - other.from)
  if (sorted.length === 0 || sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0))) throw damagedRecording()
  return sorted
}

/** Empties what lies in boxes of sound without being sound. */
const keepOnly = (places: readonly Place[], boxes: readonly Box[]): void => {
  let next = 0
  for (const { bodyAt, body } of boxes) {
    let kept = bodyAt
    for (; next < places.length; next += 1) {
      const place = places[next]
      if (!place || place.from >= bodyAt + body.length) break
      if (place.from < kept || place.to > bodyAt + body.length) throw damagedRecording()
      body.fill(0, kept - bodyAt, place.from - bodyAt)
      kept = place.to
    }
    body.fill(0, kept - bodyAt)
  }
  if (next < places.length) throw damagedRecording()
}

/**
 * An MP4 of one track of sound, every part in its place and everything but the sound and what decoding needs emptied.
 * @throws FileRefused, RangeError where a length leads past the end
 */
export const stripM4a = (file: Buffer): Buffer => {
  const kept = Buffer.from(file)
  const boxes = applyRules(kept, recordingRules)
  if (boxes[0]?.path !== 'ftyp' || boxes.filter(({ path }) => path === 'ftyp').length > 1) throw damagedRecording()
  keepOnly(
    inOrder(placesOfSound(boxes)),
    boxes.filter(({ path }) => path === 'mdat'),
  )
  return kept
}
