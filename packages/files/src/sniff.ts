import { fileTypeFromBuffer } from 'file-type'
import { FileRefused } from './file-refused.ts'
import type { Kind } from './kinds.ts'
import { type Encoding, looksLikeText } from './text.ts'
import { beginsAsZip, bufferOf, endsAsZip, zipEntries } from './zip.ts'

const PDF = '%PDF-'
/** Readers of PDF look for its mark this far into a file, and for its end as far from the end. */
const PDF_SEARCH = 1024

/** What the library calls the kinds that are told by their first bytes. */
const byMediaType: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'm4a',
  'audio/mp4': 'm4a',
  /** As phones and browsers name it too where it holds only sound; a film is told apart by its tracks. */
  'video/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/ogg; codecs=opus': 'ogg',
  'video/webm': 'webm',
  'audio/wav': 'wav',
}

/** Text that is a program's document or a program, not a table. */
const markup = /^\s*(?:<[!?a-z]|\{\\rtf|%!|#!)/i

/** The plain letters at its beginning, in whatever encoding. */
const lettersOf = (bytes: Uint8Array): string =>
  bufferOf(bytes.subarray(0, 128))
    .toString('latin1')
    .replaceAll(/[^\t\n\r -~]/g, '')

const otherKind = (): FileRefused => new FileRefused('other-kind', 'This is none of the kinds of file that are taken')

const workbook = (bytes: Uint8Array): Kind => {
  const entries = zipEntries(bytes)
  const names = new Set(entries.map(({ name }) => name))
  const isWorkbook = names.has('[Content_Types].xml') && names.has('xl/workbook.xml') && !names.has('xl/vbaProject.bin')
  if (!isWorkbook || entries.some(({ encrypted }) => encrypted)) throw otherKind()
  return 'xlsx'
}

const document = (file: Buffer): Kind => {
  if (file.subarray(-PDF_SEARCH).includes('%%EOF')) return 'pdf'
  throw new FileRefused('damaged-file', 'The PDF has no end')
}

/** The library takes some texts for pictures or programs (`BMI,…` is a bitmap to it), so it is asked only about what is no text. */
const byContent = async (bytes: Uint8Array, declared: Encoding | undefined): Promise<Kind> => {
  const text = looksLikeText(bytes, declared)
  if (text === 'text') {
    if (markup.test(lettersOf(bytes))) throw otherKind()
    return 'csv'
  }
  const kind = byMediaType[(await fileTypeFromBuffer(bytes))?.mime ?? '']
  if (kind) return kind
  throw text === 'unclear' ? new FileRefused('unclear-letters', 'The letters of this text cannot be told for sure') : otherKind()
}

/**
 * What a file really is, by its content alone. `declared`: the encoding that somebody gave for a text.
 * @throws FileRefused `other-kind`, `unclear-letters`, `two-kinds-in-one`, `damaged-file`, `inflates-too-far` (a zip file of too many entries)
 */
export const sniff = async (bytes: Uint8Array, declared?: Encoding): Promise<Kind> => {
  const file = bufferOf(bytes)
  const pdfAt = file.subarray(0, PDF_SEARCH + PDF.length).indexOf(PDF)
  if (pdfAt > 0 || (!beginsAsZip(bytes) && endsAsZip(bytes))) throw new FileRefused('two-kinds-in-one', 'This file holds another one')
  if (pdfAt === 0) return document(file)
  return beginsAsZip(bytes) ? workbook(bytes) : byContent(bytes, declared)
}
