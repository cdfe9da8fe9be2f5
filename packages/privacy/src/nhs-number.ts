/**
 * Whether ten digits pass the modulus 11 check of an NHS number (NHS Data Dictionary). One random run in eleven or so does: it says which runs are
 * likely, never which ones may stay.
 */
export const isNhsNumber = (digits: string): boolean => {
  if (!/^\d{10}$/.test(digits)) return false
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, index) => total + digit * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits.at(9))
}
