/*
 * Runs before the first paint, so that no page flashes white in a dark room. A file of its own because the content
 * security policy allows no inline script. The rule is themeFor() and pageThemeOf() of src/theme/theme.ts; a test
 * holds the two together.
 */
(function () {
  'use strict';
  var choice = null;
  try {
    choice = window.localStorage.getItem('muster.theme');
  } catch {
    // Storage may be switched off; the page's own theme then serves.
  }
  var darkPage = /\/(board|log|map|field|wall)(\/|$)/.test(window.location.pathname);
  var systemDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  var chosen = choice === 'dark' || choice === 'light' || choice === 'night';
  document.documentElement.setAttribute('data-theme', chosen ? choice : darkPage || systemDark ? 'dark' : 'light');
})();
