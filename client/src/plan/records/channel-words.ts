/** The fields of one line of the communications plan, in the order in which they stand. */
export const CHANNEL_FIELDS = ['purpose', 'talkgroup', 'callSign', 'codeWord', 'fallback'] as const;
export type ChannelField = (typeof CHANNEL_FIELDS)[number];

export const CHANNEL_WORDS: Readonly<Record<ChannelField, string>> = {
  purpose: 'Purpose',
  talkgroup: 'Talkgroup',
  callSign: 'Call sign',
  codeWord: 'Code word',
  fallback: 'When it fails',
};
