/** What a request to a service is held for. */
export const referralPurpose = 'self-referral'
/** The days after which it is erased; the registry of every programme says the same. */
export const referralDays = 90
