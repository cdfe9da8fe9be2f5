/** What a form that is far too long may have typed into it. */
const MOST_TYPED = 1024 * 1024

const HEAD_END = '\r\n\r\n'

/** Passes over the contents of files in a form as it comes, part by part, and keeps the rest. */
class TypedParts {
  private readonly kept: Buffer[] = []
  private readonly delimiter: string
  private pending: Buffer = Buffer.from('\r\n')
  private inFile = false

  constructor(boundary: string) {
    this.delimiter = `\r\n--${boundary}`
  }

  take(chunk: Uint8Array): void {
    this.pending = Buffer.concat([this.pending, chunk])
    while (this.inFile ? this.passFile() : this.takePart());
  }

  get size(): number {
    return this.pending.byteLength + this.kept.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** The form with its files empty. */
  get body(): Buffer {
    return Buffer.concat([...this.kept, Buffer.from(`${this.delimiter}--\r\n`)]).subarray(2)
  }

  /** Whether there is more to look at. */
  private passFile(): boolean {
    const end = this.pending.indexOf(this.delimiter)
    this.inFile = end < 0
    this.pending = this.pending.subarray(end < 0 ? Math.max(0, this.pending.byteLength - this.delimiter.length) : end)
    return end >= 0
  }

  private takePart(): boolean {
    const headEnd = this.pending.indexOf(HEAD_END)
    if (headEnd < 0) return false
    const content = headEnd + HEAD_END.length
    this.inFile = /;\s*filename\*?=/i.test(this.pending.toString('latin1', 0, headEnd))
    const end = this.inFile ? content : this.pending.indexOf(this.delimiter, content)
    if (end < 0) return false
    this.kept.push(this.pending.subarray(0, end))
    this.pending = this.pending.subarray(end)
    return true
  }
}

/**
 * What was typed into a form whose files are longer than anybody reads: they come out empty, under their names. Reads so many bytes at most.
 * @throws TypeError when it is no such form
 */
export const typedPartsOf = async (request: Request, most: number): Promise<FormData> => {
  const type = request.headers.get('content-type') ?? ''
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
  const parts = new TypedParts(quoted ?? plain ?? '')
  let left = most
  for await (const chunk of request.body ?? []) {
    left -= chunk.byteLength
    if (left < 0) break
    parts.take(chunk)
    if (parts.size > MOST_TYPED) break
  }
  return new Response(new Uint8Array(parts.body), { headers: { 'content-type': type } }).formData()
}
