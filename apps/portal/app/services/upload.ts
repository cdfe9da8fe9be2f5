import { typedPartsOf } from './typed-parts.ts'

/** Of a browser's form with a file: the form, or that it is longer than it may be. */
type Upload = { readonly form: FormData } | 'too-long'

/** What a form adds around a file. */
const FORM_BYTES = 64 * 1024

/** A browser shows an answer only once its file is sent: what is too long is let through unkept, and cut off where it is longer than any mistake. */
const discard = async (body: ReadableStream<Uint8Array> | null, most: number): Promise<void> => {
  let left = most
  for await (const { byteLength } of body ?? []) {
    left -= byteLength
    if (left < 0) return
  }
}

const lengthOf = (request: Request): number => Number(request.headers.get('content-length') ?? Number.NaN)

/** Reads a form whose file may have so many bytes; nothing of a longer one is kept. */
export const uploadIn = async (request: Request, largest: number): Promise<Upload> => {
  const longest = largest + FORM_BYTES
  if (lengthOf(request) <= longest) return { form: await request.formData() }
  await discard(request.body, 10 * longest)
  return 'too-long'
}

/** Reads a form with several files that have so many bytes together at most. Of a longer one what was typed is kept, and the files come out empty. */
export const formWithFiles = async (request: Request, largest: number): Promise<{ readonly form: FormData; readonly tooLong: boolean }> => {
  const longest = largest + FORM_BYTES
  const tooLong = !(lengthOf(request) <= longest)
  return { form: await (tooLong ? typedPartsOf(request, 10 * longest) : request.formData()), tooLong }
}

export type ChosenFile = { readonly name: string; readonly content: string; readonly size: number }

/** The file in a form, with its bytes as base64; nothing when none was chosen. */
export const fileOf = async (form: FormData, name = 'file'): Promise<ChosenFile | undefined> => {
  const file = form.get(name)
  if (!(file instanceof File) || file.size === 0) return undefined
  return { name: file.name.slice(-200), content: Buffer.from(await file.arrayBuffer()).toString('base64'), size: file.size }
}
