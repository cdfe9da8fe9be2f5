type Colleague = { readonly account: string; readonly name: string; readonly own: boolean }

/** Colleagues to hand something over to; nobody is chosen beforehand. */
export const colleaguesToChoose = (colleagues: readonly Colleague[]): { value: string; label: string }[] => [
  { value: '', label: 'Choose a colleague' },
  ...colleagues.filter(({ own }) => !own).map(({ account, name }) => ({ value: account, label: name })),
]
