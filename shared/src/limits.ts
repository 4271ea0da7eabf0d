/** Sizes that forms and server agree on. Characters unless said otherwise. */
export const LIMITS = {
  codename: 40,
  name: 80,
  line: 120,
  postcode: 8,
  callSign: 12,
  talkgroup: 12,
  ref: 6,
  note: 500,
  reason: 500,
  decision: 1000,
  logText: 500,
  phone: 24,
  languages: 8,
  dialect: 40,
  askedAgencies: 12,
  teamMembers: 30,
  /** Most people one requirement may ask for. */
  number: 60,
  /** Most people that may be found at one address. */
  people: 200,
  /** A window or T may lie this many minutes from T at most: 14 days. */
  offsetMinutes: 20_160,
  slackMinutes: 1_440,
  password: { least: 12, most: 200 },
  /** Bytes of one message on the wire. */
  messageBytes: 65_536,
  /** Depth of nesting that the door reads. */
  depth: 8,
  /** Rows of one paste. */
  pasteRows: 500,
  /** Newest log entries in the live view. */
  logWindow: 100,
  /** Dates that may be pencilled side by side. */
  dates: 2,
  codeWord: 24,
  /** A collar or staff number. */
  staffNumber: 16,
  /** A warrant's own number, or the court's. */
  reference: 40,
  /** Corners of one cordon, or turns of one route. */
  drawingPoints: 60,
  /** Rows and bytes (of JSON) that one part of an import carries, and rows of one file. */
  importRows: 50,
  importBytes: 32_768,
  importFileRows: 5_000,
  /** One message of a question thread; messages of one thread. */
  message: 500,
  threadMessages: 200,
  /** What one agency, or one unit, lets it be known at a time that it could send. */
  capacities: 60,
  /** Spans of time in which somebody on a roster is free. */
  availability: 30,
  email: 120,
  /** Minutes that each agency of an order has to answer. */
  turnMinutes: { least: 5, most: 2_880 },
} as const;
