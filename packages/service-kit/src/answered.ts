/** What a handler answers besides the body: the position its facts reached, or the version of the view. */
export class Answered<Body> {
  constructor(
    readonly body: Body,
    readonly about: { readonly position?: bigint; readonly etag?: string; readonly cache?: string },
  ) {}
}

/** A body whose facts are recorded up to `position`: the client gets an opaque token to read its own write. */
export const answered = <Body>(body: Body, position: bigint): Answered<Body> => new Answered(body, { position })

/** A view with its entity tag; anonymous ones may be kept by shared caches for `seconds` (0: revalidate each time). */
export const viewed = <Body>(body: Body, etag: string, seconds = 0): Answered<Body> =>
  new Answered(body, { etag, cache: `public, max-age=${seconds}, must-revalidate` })
