import { clearCookie, readCookie, setCookie } from '../cookies.ts'

const name = '__Host-organisation'
const TEN_MINUTES = 600
const LONGEST = 2_000

/** What a browser keeps while its person signs in at their organisation: what it asked for, and where to go on. */
export type OrganisationErrand = { readonly purpose: 'sign-in' | 'confirm'; readonly ticket: string; readonly next: string }

export const keepErrand = ({ purpose, ticket, next }: OrganisationErrand): string =>
  setCookie(name, [purpose, ticket, Buffer.from(next.length > LONGEST ? '/staff' : next).toString('base64url')].join('.'), TEN_MINUTES)

export const readErrand = (headers: Headers): OrganisationErrand | undefined => {
  const [purpose, ticket = '', next = ''] = (readCookie(headers, name) ?? '').split('.')
  if (purpose !== 'sign-in' && purpose !== 'confirm') return undefined
  return { purpose, ticket, next: Buffer.from(next, 'base64url').toString() }
}

export const forgetErrand = (): string => clearCookie(name)
