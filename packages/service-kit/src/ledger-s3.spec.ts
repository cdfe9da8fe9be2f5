import { describe, expect, it } from 'vitest'
import { readLedgerS3 } from './ledger-s3.ts'

const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hush' }
const credentials = { accessKeyId: 'id', secretAccessKey: 'hush' }

describe('HEARD_LEDGER_S3', () => {
  it.each([
    ['s3://led-ger?endpoint=https://s3.example', { endpoint: 'https://s3.example/led-ger', region: 'auto', prefix: '' }],
    ['s3://ledger/?region=eu-west-2', { endpoint: 'https://s3.eu-west-2.amazonaws.com/ledger', region: 'eu-west-2', prefix: '' }],
    ['s3://ledger/a/b.c?endpoint=http://minio:9000', { endpoint: 'http://minio:9000/ledger', region: 'auto', prefix: 'a/b.c/' }],
    ['s3://ledger/a/?endpoint=https://s3.example/&region=x-1', { endpoint: 'https://s3.example/ledger', region: 'x-1', prefix: 'a/' }],
  ])('of %s is a bucket', (address, bucket) => {
    expect(readLedgerS3(address, keys, '/')).toStrictEqual({ ...bucket, credentials })
  })

  it.each([
    ['https://s3.example/ledger', /must begin with s3:\/\//],
    ['s3://', /must begin with s3:\/\//],
    ['s3://Ledger?region=x', /must begin with s3:\/\//],
    ['s3://ledger:9000?region=x', /must begin with s3:\/\//],
    ['s3://id:hush@ledger?region=x', /must hold no key/],
    ['s3://ledger/a//b?region=x', /prefix that is no path/],
    ['s3://ledger/a%20b?region=x', /prefix that is no path/],
    ['s3://ledger/.a?region=x', /prefix that is no path/],
    ['s3://ledger', /needs an endpoint/],
    ['s3://ledger?endpoint=ftp://s3.example', /without path or password/],
    ['s3://ledger?endpoint=https://id:hush@s3.example', /without path or password/],
    ['s3://ledger?endpoint=https://s3.example/path', /without path or password/],
    ['s3://ledger?region=x&secret=hush', /takes endpoint and region/],
    ['s3://ledger?region=x&region=y', /takes endpoint and region/],
    ['s3://ledger?region=EU', /must have a region/],
  ])('of %s is refused in one line that does not repeat it', (address, said) => {
    expect(() => readLedgerS3(address, keys, '/')).toThrow(
      expect.objectContaining({ type: 'configuration-error', message: expect.stringMatching(said) }),
    )
    expect(() => readLedgerS3(address, keys, '/')).not.toThrow(/hush|\n/)
  })

  it('takes its keys from the usual variables, from a file, or not at all', () => {
    const read = (environment: Readonly<Record<string, string>>) => readLedgerS3('s3://ledger?region=x', environment, '/etc').credentials
    expect(read({ ...keys, AWS_SHARED_CREDENTIALS_FILE: 'file' })).toStrictEqual(credentials)
    expect(read({ AWS_SHARED_CREDENTIALS_FILE: 'aws/credentials' })).toStrictEqual({ file: '/etc/aws/credentials' })
    expect(() => read({ AWS_ACCESS_KEY_ID: 'id' })).toThrow(/needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/)
    expect(() => read({ ...keys, AWS_SESSION_TOKEN: 'hush' })).toThrow(/lasting keys only/)
  })
})
