import type { MyVolunteering } from '@heard/contracts/champions'

/** What the server hands to the script of the log, with the page: whose log it is, by the id of an application, and nothing else of them. */
export type OwnLog = {
  readonly programme: string
  readonly application: string
  /** Addresses of the page that logs, and of "My volunteering". */
  readonly page: string
  readonly home: string
  /** The day of the page, which the form is filled with. */
  readonly today: string
}

/** What the script needs to know of a champion on this day. */
export const ownLogOf = (programme: string, { application }: Pick<MyVolunteering, 'application'>, today: string): OwnLog => {
  const home = `/staff/${programme}/volunteering`
  return { programme, application, page: `${home}/log`, home, today }
}
