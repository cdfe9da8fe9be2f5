/** Pages of the routes without text of their own, and why. */
export const notMeasured: Readonly<Record<string, string>> = {
  'not-sent': 'is there only while a part of the platform does not answer',
  'programmes/:programme/share/stop': 'leads on to the page that says that everything is deleted',
  'programmes/:programme/conversations/:conversation/stop': 'leads on to the page that says that everything is deleted',
}

/** Pages that are harder than a reading age of eleven: the age measured, which may not get higher, and why. */
export const exceptions: Readonly<Record<string, { readonly age: number; readonly why: string }>> = {}
