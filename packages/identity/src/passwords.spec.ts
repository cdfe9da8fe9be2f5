import { describe, expect, it } from 'vitest'
import { hashesWaiting, hashKnownPassword, hashPassword, verifyPassword } from './passwords.ts'

describe('a password hash', () => {
  it('fits its own password, whichever way its characters were composed, and no other', async () => {
    const hash = await hashPassword('caf\u00e9 at the corner')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await verifyPassword({ hash, password: 'caf\u00e9 at the corner' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'cafe\u0301 at the corner' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'cafe at the corner' })).toBe(false)
  })

  it('of a password that is no secret takes the least work, and fits it alone', async () => {
    const hash = await hashKnownPassword('everybody knows it')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await verifyPassword({ hash, password: 'everybody knows it' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'everybody knew it' })).toBe(false)
  })

  it('is another one each time', async () => {
    expect(await hashPassword('the same password')).not.toBe(await hashPassword('the same password'))
  })

  it('is checked with the parameters it was made with', async () => {
    const weaker = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$'
    expect(await verifyPassword({ hash: `${weaker}AAAAAAAAAAAAAAAAAAAAAA`, password: 'the same password' })).toBe(false)
    expect(await verifyPassword({ hash: '', password: '' })).toBe(false)
    expect(await verifyPassword({ hash: 'a plain password', password: 'a plain password' })).toBe(false)
  })

  it('waits its turn behind two others, and the lanes are free afterwards', async () => {
    const hashes = [1, 2, 3, 4, 5].map(() => hashPassword('the same password'))
    expect(hashesWaiting()).toBe(3)
    expect(new Set(await Promise.all(hashes)).size).toBe(5)
    expect(hashesWaiting()).toBe(0)
  })
})
