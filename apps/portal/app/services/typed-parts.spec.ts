import fc from 'fast-check'
import { expect, it } from 'vitest'
import { typedPartsOf } from './typed-parts.ts'

/** A request whose body comes in pieces of so many bytes. */
const inPieces = async (form: FormData, size: number): Promise<Request> => {
  const whole = new Response(form)
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
  return new Request('https://heard.example/', {
    method: 'POST',
    headers: { 'content-type': whole.headers.get('content-type') ?? '' },
    body: new ReadableStream({
      start(stream) {
        for (const piece of pieces) stream.enqueue(piece)
        stream.close()
      },
    }),
    duplex: 'half',
  } as RequestInit)
}

const Part = fc.oneof(
  fc.record({ name: fc.constantFrom('note', 'name', 'day'), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ name: fc.constantFrom('file-1', 'file-2'), bytes: fc.uint8Array({ maxLength: 300 }) }),
)

it('keeps everything that was typed, in whatever pieces it comes, and of files their names only', () =>
  fc.assert(
    fc.asyncProperty(fc.array(Part), fc.integer({ min: 1, max: 200 }), async (parts, size) => {
      const form = new FormData()
      for (const part of parts) {
        if ('text' in part) form.append(part.name, part.text)
        else form.append(part.name, new Blob([part.bytes]), 'figures.pdf')
      }
      const typed = await typedPartsOf(await inPieces(form, size), 1_000_000)
      const sent = await new Response(form).formData()
      const shown = (of: FormData, sizeOf: (file: File) => number) =>
        [...of].map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, sizeOf(value)]])
      expect(shown(typed, ({ size: left }) => left)).toStrictEqual(shown(sent, () => 0))
    }),
    { numRuns: 50 },
  ))

it('reads no further than it may', async () => {
  const form = new FormData()
  form.append('note', 'Half way')
  form.append('file-1', new Blob([new Uint8Array(5_000)]), 'figures.pdf')
  form.append('name', 'Figures')
  const typed = await typedPartsOf(await inPieces(form, 500), 2_000)
  expect([typed.get('note'), typed.get('name')]).toStrictEqual(['Half way', null])
})

it('keeps nothing of what is no form', async () => {
  const request = new Request('https://heard.example/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: 'nothing of the kind',
  })
  expect([...(await typedPartsOf(request, 1_000))]).toStrictEqual([])
})
