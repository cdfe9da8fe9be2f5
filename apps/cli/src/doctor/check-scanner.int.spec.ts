import { readClamAddress } from '@heard/files'
import { ClamdDouble } from '@heard/files/testing'
import { expect, it } from 'vitest'
import { checkScanner } from './checks.ts'

it('the doctor says whether a virus scanner looks at files', async () => {
  const scanner = new ClamdDouble()
  const clamav = readClamAddress(await scanner.start())
  const findings = [await checkScanner({ clamav: undefined }), await checkScanner({ clamav })]
  await scanner.close()
  findings.push(await checkScanner({ clamav }))
  expect(findings.map(({ ok, detail }) => [ok, detail])).toStrictEqual([
    [true, 'none (HEARD_CLAMAV is not set): files are not scanned for malware'],
    [true, 'ClamAV answers'],
    [false, 'ClamAV does not answer where HEARD_CLAMAV says: no file is taken until it does'],
  ])
})
