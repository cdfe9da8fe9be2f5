/** What it costs to register: a hall of a thousand people behind one address can each do it at once; after that ten a second. */
export const registrationCost = 10
/** What it costs to ask for a mini event: two hundred at once from one address, then two a second. */
export const requestCost = 50
