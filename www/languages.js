// The languages that have a pack in www/packs; a test holds the two together.
export const LANGUAGES = ['da', 'en', 'nb'];

/** Those in which claims are found so far; of the others names and sentences are shown, and the page says so. */
export const WITH_CLAIMS = ['da', 'en', 'nb'];
