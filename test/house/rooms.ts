/** A room of the house: files that belong together, and the rooms that they may import from. */
export interface Room {
  name: string;
  /** Which files it holds. Brackets that capture part the rooms of one kind: each provider's folder is a room of its own. */
  files: RegExp;
  /** The rooms it may import from, beside itself. */
  knows: readonly string[];
}

// Each list is the one before it and the rooms that come next. Rooms of one step do not know each other.
const core = ['domain', 'providers'];
const ledger = [...core, 'ledger'];
const steps = [...ledger, 'steps', 'review'];
const relations = [...steps, 'customer', 'intake'];
const documents = [...relations, 'invoice', 'contacts'];
const sync = [...documents, 'preview', 'drain'];
const http = [...sync, 'provider registry', 'http'];
const oauth = [...http, 'oauth'];
const store = [...oauth, 'store'];
const runtime = [...store, 'runtime'];
const shared = [...runtime, 'admin'];

/** Every room in reading order: a room knows only rooms above it. Values and types count alike. */
export const ROOMS: readonly Room[] = [
  { name: 'domain', files: /^shared\/domain\//, knows: [] },
  {
    name: 'providers',
    files: /^shared\/providers\/(?:(?:totals|settings)\/|(?!index\.ts|contact-pushes\.ts)[\w-]+\.ts)/,
    knows: ['domain'],
  },
  { name: 'a provider', files: /^shared\/providers\/(?!totals\/|settings\/)([\w-]+)\//, knows: core },
  {
    name: 'provider registry',
    files: /^shared\/providers\/(?:index|contact-pushes)\.ts$/,
    knows: [...core, 'a provider'],
  },

  // The protocol knows a provider by the interface alone, so that a third one changes nothing here.
  { name: 'ledger', files: /^shared\/sync\/ledger\//, knows: core },
  { name: 'steps', files: /^shared\/sync\/steps\//, knows: ledger },
  { name: 'review', files: /^shared\/sync\/review\//, knows: ledger },
  { name: 'customer', files: /^shared\/sync\/customer\//, knows: steps },
  { name: 'intake', files: /^shared\/sync\/intake\//, knows: steps },
  { name: 'invoice', files: /^shared\/sync\/invoice\//, knows: relations },
  { name: 'contacts', files: /^shared\/sync\/contacts\//, knows: relations },
  { name: 'preview', files: /^shared\/sync\/preview\//, knows: documents },
  { name: 'drain', files: /^shared\/sync\/drain\.ts$/, knows: documents },

  { name: 'http', files: /^shared\/http\//, knows: [...sync, 'provider registry'] },
  { name: 'oauth', files: /^shared\/oauth\//, knows: http },
  { name: 'store', files: /^shared\/store\//, knows: oauth },
  { name: 'runtime', files: /^shared\/runtime\//, knows: store },
  { name: 'admin', files: /^shared\/admin\//, knows: runtime },

  // One of each event in full, which the description of the events shows.
  { name: 'event examples', files: /^samples\/events\//, knows: [] },

  { name: 'a function', files: /^functions\/([\w-]+)\//, knows: [...shared, 'event examples'] },

  // How a script reads its command line, and what it says under `--help`.
  { name: 'command line', files: /^infra\/command-line\.ts$/, knows: [] },
  { name: 'stack inputs', files: /^infra\/(?:event-schemas\.ts$|settings\/)/, knows: [...shared, 'command line'] },
  { name: 'constructs', files: /^infra\/constructs\//, knows: [...shared, 'stack inputs'] },
  { name: 'stack', files: /^infra\/[\w-]+\.ts$/, knows: [...shared, 'stack inputs', 'constructs'] },
  { name: 'operations', files: /^infra\/operations\//, knows: [...shared, 'command line', 'stack inputs'] },

  // The local run stands on the simulators. The demo fills books of a provider that it knows by name.
  { name: 'simulators', files: /^test\/simulators\//, knows: [] },
  { name: 'local clock', files: /^infra\/local\/clock\.ts$/, knows: shared },
  { name: 'local AWS', files: /^infra\/local\/aws\//, knows: [...shared, 'local clock'] },
  {
    name: 'local stage',
    files: /^infra\/local\/(?!start\.ts)[\w-]+\.ts$/,
    knows: [...shared, 'command line', 'stack inputs', 'local clock', 'local AWS'],
  },
  {
    name: 'demo',
    files: /^infra\/local\/demo\//,
    knows: [...shared, 'a provider', 'simulators', 'local clock', 'local AWS', 'local stage'],
  },
  {
    name: 'local start',
    files: /^infra\/local\/start\.ts$/,
    knows: [...shared, 'command line', 'simulators', 'local clock', 'local AWS', 'local stage', 'demo'],
  },
];
