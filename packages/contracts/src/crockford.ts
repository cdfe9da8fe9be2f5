/** The letters of Crockford's base 32: those that are easily taken for another are missing. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** So many of them are a code that somebody writes down: of a receipt, or to come back with. */
export const codeLetters = 26

/** Capitals without spaces and dashes, and the missing letters as those that they are taken for. */
export const asCrockford = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
