/** The cookies that an answer sets, for the page that passes it on. */
export const cookiesOf = (answer: Headers): Headers => {
  const headers = new Headers()
  for (const cookie of answer.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}
