/** A browser maker's push service: where pushes may go, and where that is written. */
interface PushService {
  /** One host, or with "*." before it every host below it. */
  readonly host: string;
  readonly browser: string;
  readonly source: string;
}

/** The only hosts that a push may go to, but for those that this server's own settings name. Read November 2026. */
export const PUSH_SERVICES: readonly PushService[] = [
  {
    host: 'fcm.googleapis.com',
    browser: 'Chrome, Edge on Android, Samsung Internet',
    source:
      'Firebase, "Configure your network for FCM": https://firebase.google.com/docs/cloud-messaging/network-configuration',
  },
  {
    host: '*.push.services.mozilla.com',
    browser: 'Firefox',
    source: 'Mozilla autopush, "HTTP endpoints": https://mozilla-services.github.io/autopush-rs/http.html',
  },
  {
    host: 'web.push.apple.com',
    browser: 'Safari',
    source:
      'Apple, "Sending web push notifications in web apps and browsers": https://developer.apple.com/documentation/usernotifications/sending-web-push-notifications-in-web-apps-and-browsers',
  },
  {
    host: '*.notify.windows.com',
    browser: 'Edge on Windows',
    source:
      'Microsoft, "Enterprise firewall configurations to support WNS traffic": https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/firewall-allowlist-config',
  },
];

/** Where a push goes: the address, and whether its host may be an inner one, as the settings' own may. */
export interface PushTarget {
  readonly url: URL;
  readonly inner: boolean;
}

/**
 * Reads a subscription's endpoint. Null unless it is of a known push service over https on its own port, or of an origin
 * that the settings name: a device says where its pushes go, and must not make this server call anybody else.
 */
export function pushTarget(endpoint: string, origins: readonly string[]): PushTarget | null {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (origins.includes(url.origin)) return { url, inner: true };
  if (url.protocol !== 'https:' || url.port !== '') return null;
  return PUSH_SERVICES.some(({ host }) => isHost(url.hostname, host)) ? { url, inner: false } : null;
}

/** "updates.push.services.mozilla.com" is "*.push.services.mozilla.com"; neither that itself nor anything with it in front is. */
function isHost(name: string, host: string): boolean {
  return host.startsWith('*.') ? name.endsWith(host.slice(1)) && name.length > host.length - 1 : name === host;
}

/** All hosts that a push may go to, as the administrator reads them beside the switch. */
export const pushHosts = (origins: readonly string[]): string =>
  [...PUSH_SERVICES.map(({ host }) => host), ...origins].join(', ');
