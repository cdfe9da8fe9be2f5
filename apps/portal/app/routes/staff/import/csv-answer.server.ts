/** A file to keep, never shown inside the page; spreadsheets need the mark to read it as UTF-8. */
export const csvAnswer = ({ name, csv }: { readonly name: string; readonly csv: string }): Response =>
  new Response(csv.startsWith('\uFEFF') ? csv : `\uFEFF${csv}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="heard.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
