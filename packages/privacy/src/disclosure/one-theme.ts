/** From so many people of a community on, nearly all of them may be seen under one theme. */
const ENOUGH = 30
const NEARLY_ALL = 0.9

/**
 * Whether a count of the people of a community who spoke on a theme tells what nearly every one of them said: then it is withheld, although it is not small.
 * Any theme may be a sensitive one.
 */
export const tellsOfAll = (onTheme: number, ofCommunity: number): boolean => ofCommunity < ENOUGH && onTheme > NEARLY_ALL * ofCommunity
