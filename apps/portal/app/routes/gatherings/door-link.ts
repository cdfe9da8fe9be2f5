type At = { readonly programme: string; readonly gathering: string }

/** Where the picture on a receipt leads, before the id of the registration: staff who are signed in check in there, for anybody else it is a door to sign in. */
export const doorLinkOf = (origin: string, { programme, gathering }: At): string => `${origin}/staff/${programme}/gatherings/${gathering}/check-in`
