/**
 * Rest, in minutes. The Working Time Regulations bind employers of workers; many interpreters work for themselves, and the
 * same measure is taken for them, because a tired interpreter is a fault in the evidence and in her care.
 */
export const REST_RULES = {
  /** Whoever works longer than this without a pause must have had one. */
  breakAfter: {
    minutes: 360,
    source:
      'Working Time Regulations 1998 (SI 1998/1833) reg. 12(1): a rest break where the daily working time is more than six hours.',
    confirmed: true,
  },
  breakLength: {
    minutes: 20,
    source: 'reg. 12(3): not less than 20 minutes, uninterrupted, away from the workstation.',
    confirmed: true,
  },
  /** A second break after the next six hours: more than the law asks for. */
  again: {
    source:
      'The law gives no second break after twelve hours (Corps of Commissionaires Management v Hughes, UKEAT/0196/08). Muster asks for one.',
    confirmed: true,
  },
  /** No break is planned into the first hours: it would rest nobody. */
  notInTheFirst: {
    minutes: 120,
    source: 'An assumption of Muster’s.',
    confirmed: false,
  },
  /** From the first hour to the last, where no daily rest lies between. */
  longestDay: {
    minutes: 780,
    source: 'reg. 10(1): eleven hours of rest in a row in each 24 hours, which leaves thirteen.',
    confirmed: true,
  },
  dailyRest: {
    minutes: 660,
    source: 'reg. 10(1): not less than eleven hours in a row.',
    confirmed: true,
  },
  /** What interpreters do among themselves. It is told to people and not reckoned: pauses of minutes lie within an hour. */
  interpretersPauses: {
    source:
      'Sign Language Interpreting Service (Ireland): five minutes in every 30 to 40, a second interpreter beyond 90. Home Office and police rules for spoken languages were not found.',
    confirmed: false,
  },
} as const;
