const inMinutes = (seconds: number): string => (seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.max(1, seconds)} seconds`)

/** How long somebody has to wait who tried too often, as the answer says it. */
export const waitOf = (answer: Headers): string => inMinutes(Number(answer.get('retry-after') ?? 60))
