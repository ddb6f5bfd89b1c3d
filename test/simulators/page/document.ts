import { escapeXml } from './escape.ts';

/** Whose page it is. */
export interface House {
  readonly name: string;
  /** The colour of its buttons, as CSS writes it. */
  readonly accent: string;
}

const style = ({ accent }: House): string => `
:root { --ink: #1d2733; --soft: #66717f; --line: #e3e7ec; --ground: #f5f6f8; --accent: ${accent}; --card: #fff; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
header { background: var(--card); border-bottom: 3px solid var(--accent); padding: 14px 32px; display: flex; gap: 32px; align-items: center; flex-wrap: wrap; }
header strong { font-size: 18px; } header form { margin-left: auto; display: flex; gap: 8px; align-items: center; }
main { max-width: 1120px; margin: 28px auto; padding: 0 24px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 20px 24px; margin-bottom: 22px; }
main.card { max-width: 520px; margin: 60px auto; padding: 28px; }
h1 { font-size: 22px; margin: 0 0 8px; } h2 { font-size: 17px; margin: 0 0 12px; } h3 { font-size: 15px; margin: 0; }
table { width: 100%; border-collapse: collapse; } th { text-align: left; color: var(--soft); font-weight: 500; font-size: 13px; }
th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quietly { color: var(--soft); } .invoice { display: flex; gap: 16px; align-items: baseline; flex-wrap: wrap; margin-bottom: 6px; }
.invoice .quietly:last-child { margin-left: auto; } tfoot td { border: 0; padding-top: 4px; padding-bottom: 0; } tfoot tr:last-child td { font-weight: 600; }
.status { border-radius: 999px; padding: 1px 10px; font-size: 13px; background: #eef0f3; } .status.open { background: #fff1d6; } .status.verwerkt { background: #ddf3e4; }
label { display: block; margin: 10px 0; } .choice { margin: 4px 0; } fieldset { border: 1px solid var(--line); border-radius: 6px; }
input, select, button { font: inherit; padding: 5px 12px; border: 1px solid var(--line); border-radius: 6px; background: #fff; color: inherit; }
input:not([type]) { display: block; width: 100%; } a { color: var(--accent); } .complaint { color: #b3261e; overflow-wrap: anywhere; }
button { background: var(--accent); color: #fff; border-color: var(--accent); cursor: pointer; } button.quiet { background: #fff; color: var(--ink); border-color: var(--line); }
`;

/** A whole page of HTML around some content. */
export const document = (house: House, title: string, content: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeXml(title)} – ${house.name} (simulator)</title><style>${style(house)}</style></head><body>${content}</body></html>`;
