/** The one-time word of a link in a mail. */
export const tokenOf = (request: Request): string => new URL(request.url).searchParams.get('token') ?? ''
