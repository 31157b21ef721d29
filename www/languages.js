// The languages that have a pack in www/packs; a test holds the two together.
export const LANGUAGES = ['da', 'en'];
