/** The world one starts in: three people and two channels on each of two pretended platforms. */

/** The platforms whose looks the preview has. */
export const looks = ["slack", "discord"] as const;
export type Look = (typeof looks)[number];

export interface PretendedPerson {
  /** The person behind the accounts: `ana`. */
  readonly key: string;
  readonly name: string;
  readonly manager: boolean;
  /** IANA zone. */
  readonly zone: string;
  /** The account on each platform, in that platform's own form. */
  readonly ids: Readonly<Record<Look, string>>;
}

export interface Channel {
  readonly id: string;
  readonly look: Look;
  readonly name: string;
  readonly topic: string;
  /** For a direct conversation with Paperboy: whose it is. */
  readonly owner?: string;
}

/** One pretended server or workspace for each platform. */
export const tenants: Readonly<Record<Look, string>> = { slack: "T0PREVIEW", discord: "900000000000000001" };

export const people: readonly PretendedPerson[] = [
  {
    key: "ana",
    name: "Ana Costa",
    manager: true,
    zone: "Europe/Lisbon",
    ids: { slack: "U0ANACOSTA", discord: "900000000000000101" },
  },
  {
    key: "ben",
    name: "Ben Okafor",
    manager: false,
    zone: "America/New_York",
    ids: { slack: "U0BENOKAFOR", discord: "900000000000000102" },
  },
  {
    key: "mei",
    name: "Mei Lin",
    manager: false,
    zone: "Asia/Tokyo",
    ids: { slack: "U0MEILIN", discord: "900000000000000103" },
  },
];

export const channels: readonly Channel[] = [
  { id: "C0PAPERS", look: "slack", name: "papers", topic: "What we are reading" },
  { id: "C0READING", look: "slack", name: "reading-group", topic: "Thursdays, one paper at a time" },
  ...people.map((person): Channel => direct(person, "slack")),
  { id: "900000000000000201", look: "discord", name: "papers", topic: "What we are reading" },
  {
    id: "900000000000000202",
    look: "discord",
    name: "reading-group",
    topic: "Thursdays, one paper at a time",
  },
  ...people.map((person): Channel => direct(person, "discord")),
];

function direct(person: PretendedPerson, look: Look): Channel {
  const id = look === "slack" ? `D${person.ids.slack.slice(1)}` : person.ids.discord.replace("01", "03");
  return { id, look, name: "Paperboy", topic: "Between you and Paperboy", owner: person.key };
}

/** Finds someone by key or by any account. */
export function personBy(idOrKey: string): PretendedPerson | undefined {
  return people.find(
    (person) => person.key === idOrKey || person.ids.slack === idOrKey || person.ids.discord === idOrKey,
  );
}
