/** Makes sending a form twice do it once. */
export const HiddenKey = ({ value }: { readonly value: string }) => <input type="hidden" name="key" value={value} />
