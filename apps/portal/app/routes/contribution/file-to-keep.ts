/** A file to keep, never shown inside the page. */
export const fileToKeep = (name: string, content: object): Response =>
  new Response(`${JSON.stringify(content, undefined, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
