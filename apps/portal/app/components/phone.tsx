/** A phone number to press; it is read from left to right in every language. */
export const Phone = ({ number }: { readonly number: string }) => (
  <a className="app-phone" dir="ltr" href={`tel:${number.replaceAll(/\s/g, '')}`}>
    {number}
  </a>
)
