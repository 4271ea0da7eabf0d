/** The views of the open phone, one at a time, above the assistance bar. */
export type PhoneView = 'home' | 'people' | 'need' | 'search' | 'else' | 'steps' | 'correct' | 'note';
