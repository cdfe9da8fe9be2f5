/** What a submission or a look with a receipt costs; keeping a draft costs one. */
export const submissionCost = 10

/** What it costs to have a mail sent: a hundred at once from one address, then one a second. */
export const mailCost = 100

/** What it costs to ask for a call, which sends somebody to the telephone: fifty at once from one address, then one every two seconds. */
export const callCost = 200
