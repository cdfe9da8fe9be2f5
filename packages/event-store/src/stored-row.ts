import { crc32 } from 'node:zlib'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'

/** Columns of a row of `fact`, in the order of `StoredRow`. */
export const COLUMNS = 'position, stream, revision, id, type, version, data, metadata, checksum'

export type StoredRow = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  metadata: string,
  checksum: number,
]

/** CRC-32 of everything a row says; finds torn and flipped bytes, not a forger (the transparency log does). */
export const checksumOf = (
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  metadata: string,
): number => crc32(`${position}\n${stream}\n${revision}\n${id}\n${type}\n${version}\n${data}\n${metadata}`)

/**
 * The fact of a row, as it was written.
 * @throws StoreUnusable when the row is not what was written
 */
export const toFact = (row: StoredRow, file: string): RecordedFact => {
  const [position, stream, revision, id, type, version, data, metadata, checksum] = row
  if (checksumOf(position, stream, revision, id, type, version, data, metadata) !== checksum) {
    throw new StoreUnusable(`the event store ${file} is damaged at position ${position}; stop, keep a copy of the files and restore the last backup`)
  }
  return {
    id,
    type,
    version,
    data: JSON.parse(data),
    metadata: JSON.parse(metadata),
    stream,
    revision: BigInt(revision),
    position: BigInt(position),
  }
}
