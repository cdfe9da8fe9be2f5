import type { OpenedFile } from '@heard/contracts/engagement'

/** A file for the page that shows it and nobody else: never kept by a cache, never taken for anything but what it is. */
export const fileAnswer = ({ mediaType, content }: OpenedFile): Response =>
  new Response(Buffer.from(content, 'base64'), {
    headers: { 'content-type': mediaType, 'content-disposition': 'inline', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })
