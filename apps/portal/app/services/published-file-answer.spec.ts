import { expect, it } from 'vitest'
import { nameOnDisk, publishedFileAnswer } from './published-file-answer.ts'

it.each([
  ['Minutes of May', 'pdf', 'Minutes of May.pdf'],
  ['minutes.PDF', 'pdf', 'minutes.PDF'],
  ['desk.jpeg', 'jpeg', 'desk.jpeg'],
  ['table.pdf', 'csv', 'table.pdf.csv'],
  ['../../etc/passwd', 'csv', 'etc passwd.csv'],
  ['"a"\r\nset-cookie: b', 'png', 'a set-cookie b.png'],
  ['\u202egnp.exe', 'png', 'gnp.exe.png'],
  ['...', 'webp', 'file.webp'],
  ['ہماری رپورٹ', 'pdf', 'ہماری رپورٹ.pdf'],
  ['x'.repeat(200), 'csv', `${'x'.repeat(100)}.csv`],
] as const)('a file called “%s” that is a %s lies on a disk as “%s”', (name, kind, expected) => expect(nameOnDisk(name, kind)).toBe(expected))

it('is answered as a file to keep, which may do nothing', async () => {
  const answer = publishedFileAnswer({
    name: 'Été (1)',
    kind: 'csv',
    mediaType: 'text/csv',
    content: Buffer.from('a,b\n').toString('base64'),
    size: 4,
    sha256: '0'.repeat(64),
  })
  expect([Object.fromEntries(answer.headers), await answer.text()]).toStrictEqual([
    {
      'cache-control': 'no-cache',
      'content-disposition': `attachment; filename="_t_ (1).csv"; filename*=UTF-8''%C3%89t%C3%A9%20%281%29.csv`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-type': 'text/csv',
    },
    'a,b\n',
  ])
})
