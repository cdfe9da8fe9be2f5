import { describe, expect, it } from 'vitest'
import { readLinks } from './named-links.ts'

const typed = (...rows: readonly (readonly [string, string])[]) =>
  Object.fromEntries(
    rows.flatMap(([name, address], index) => [
      [`link-${index + 1}-name`, [name]],
      [`link-${index + 1}-address`, [address]],
    ]),
  )

describe('the pages named in a form', () => {
  it('are those of rows with something in them', () =>
    expect(readLinks(typed(['', ''], ['The figures', ' https://example.org/figures ']))).toStrictEqual({
      links: [{ name: 'The figures', address: 'https://example.org/figures' }],
    }))
  it.each<[string, string, string, string]>([
    ['The figures', '', 'link-1-address', 'Enter the address of the page'],
    ['', 'https://example.org', 'link-1-name', 'Enter what the page is called'],
    ['The figures', 'http://example.org', 'link-1-address', 'Enter an address that starts with https://'],
    ['The figures', 'javascript:alert(1)', 'link-1-address', 'Enter an address that starts with https://'],
    ['The figures', 'example.org', 'link-1-address', 'Enter an address that starts with https://'],
    ['The figures', 'https://me:secret@example.org', 'link-1-address', 'Leave out the name and the password before the @'],
    ['The figures', 'HTTPS://www.nhs.uk@example.org', 'link-1-address', 'Leave out the name and the password before the @'],
    ['The figures', 'https:///www.nhs.uk@example.org', 'link-1-address', 'Enter an address that starts with https://'],
    ['The figures', 'https:www.nhs.uk@example.org', 'link-1-address', 'Enter an address that starts with https://'],
    ['x'.repeat(201), 'https://example.org', 'link-1-name', 'Use 200 characters or fewer'],
  ])('come back for “%s” at “%s”', (name, address, field, message) =>
    expect(readLinks(typed([name, address]))).toStrictEqual({ errors: [{ field, message }] }),
  )
})
