/** What a form with words in it comes to at most. */
const LONGEST_FORM = 1024 * 1024
/** For whoever is signed in: an import, and what an organisation says of its promise, with files. */
const staffFilesPage = /^\/staff\/[a-z0-9-]+\/(import|commitments\/[0-9a-f-]+\/(progress|outcome))(\.data)?$/

const filesPage = /^(\/[a-z]{2})?\/(programmes\/[a-z0-9-]+\/share|my-contribution)\/files$/

const carries = (request: Request, cookie: RegExp): boolean => cookie.test(request.headers.get('cookie') ?? '')

/** Pages that take a file have a limit of their own: for people who are signed in, or in the middle of telling something. */
const judgesItself = (request: Request): boolean => {
  const { pathname } = new URL(request.url)
  if (staffFilesPage.test(pathname)) return carries(request, /(^|;\s*)__Host-session=/)
  return filesPage.test(pathname) && carries(request, /(^|;\s*)__Host-(draft|receipt)=/)
}

/** A request whose body ends with an error once it is longer than a form may be, and whether it did. */
export type Bounded = { readonly request: Request; readonly tooLong: () => boolean }

const counted = (body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> => {
  let left = LONGEST_FORM
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength
        if (left >= 0) return controller.enqueue(chunk)
        over()
        return controller.error(new RangeError('the body is too long'))
      },
    }),
  )
}

/** Bounds what a page reads of a request, whatever length it declares or does not. */
export const boundedBody = (request: Request): Bounded => {
  if (request.body === null || judgesItself(request)) return { request, tooLong: () => false }
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_FORM) return { request, tooLong: () => true }
  let over = false
  const body = counted(request.body, () => {
    over = true
  })
  return { request: new Request(request, { body, duplex: 'half' } as RequestInit), tooLong: () => over }
}

const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Whether it is a form, as browsers send them, or nothing at all. */
export const isForm = ({ headers }: Request): boolean => form.test(headers.get('content-type') ?? 'application/x-www-form-urlencoded')

/** Whether a form can be read: one in parts can be cut short or lack its boundary. */
export const isReadable = async (request: Request): Promise<boolean> => {
  if (!/^multipart/i.test(request.headers.get('content-type') ?? '')) return true
  if (judgesItself(request) && !(Number(request.headers.get('content-length') ?? Number.NaN) <= LONGEST_FORM)) return true
  return request
    .clone()
    .formData()
    .then(
      () => true,
      () => false,
    )
}
