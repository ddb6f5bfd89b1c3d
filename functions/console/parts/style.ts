/** The console's one stylesheet: calm, readable, and wide enough for a thumb. Colours keep 4.5 : 1 and more. */
export const style = `
:root {
  --ink: #17262b; --soft: #526469; --line: #d5dedd; --paper: #fff; --ground: #f3f6f5;
  --brand: #0a6257; --brand-dark: #074a42; --tint: #e4f1ee;
  --good: #17663a; --good-tint: #e4f4ea; --warn: #7d4b00; --warn-tint: #fdf1dc; --bad: #a3211b; --bad-tint: #fdeaea;
  --round: 12px;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--brand); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid #f0a92b; outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
.top { background: var(--brand-dark); color: #fff; }
.top .in { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; max-width: 64rem; margin: auto; padding: .6rem 1.25rem; }
.brand { font-weight: 650; letter-spacing: -.01em; }
.top nav { display: flex; flex-wrap: wrap; gap: .25rem; flex: 1; }
.top a { color: #fff; text-decoration: none; padding: .45rem .75rem; border-radius: 8px; }
.top a:hover { background: #ffffff1f; }
.top a[aria-current] { background: #ffffff2e; }
.top form { margin: 0; }
.look { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
.where { order: 4; flex-basis: 100%; margin: 0; padding: .15rem 0; font-size: .9rem; overflow-wrap: anywhere; }
.band { margin: 0; padding: .6rem 1.25rem; background: #fff4d6; color: #4a3a00; text-align: center; }
.doors { display: flex; gap: .25rem; align-items: center; }
.doors a { color: #fff; padding: .45rem .6rem; text-underline-offset: .2em; }
.doors button { background: none; border: 0; color: #fff; padding: .45rem .6rem; min-height: 0; font-weight: 450; text-decoration: underline; text-underline-offset: .2em; }
.doors button:hover { background: #ffffff1f; }
main { max-width: 64rem; margin: 0 auto; padding: 1.75rem 1.25rem 4rem; }
main.closed { max-width: 34rem; padding-top: 14vh; }
h1 { font-size: 1.7rem; line-height: 1.25; letter-spacing: -.02em; margin: 0 0 1rem; text-wrap: balance; }
h1:has(+ .lead) { margin-bottom: .35rem; }
h2 { font-size: 1.15rem; line-height: 1.35; letter-spacing: -.01em; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1.1rem 0 .35rem; } .steps h3 { margin: 0; }
p { margin: 0 0 .75rem; max-width: 65ch; }
.lead, .hint { color: var(--soft); }
.hint { font-size: .92rem; margin: .15rem 0 0; }
.crumb { display: inline-block; margin-bottom: .5rem; font-size: .92rem; }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: 1rem; }
.title h1 { margin: 0; }
.tabs { display: flex; gap: .25rem; border-bottom: 1px solid var(--line); margin: 0 0 1.5rem; padding: 0; list-style: none; overflow-x: auto; }
.tabs a { display: block; padding: .65rem .95rem; text-decoration: none; color: var(--soft); border-bottom: 3px solid transparent; white-space: nowrap; border-radius: 8px 8px 0 0; }
.tabs a:hover { color: var(--ink); background: #e9efee; }
.tabs a[aria-current] { color: var(--brand); border-color: var(--brand); font-weight: 600; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: var(--round); padding: 1.35rem 1.5rem; margin: 0 0 1.1rem; box-shadow: 0 1px 2px #17262b0a; }
.card > :last-child { margin-bottom: 0; }
.card > details:first-child { margin-top: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.1rem; }
.cards .card { margin: 0; display: flex; flex-direction: column; align-items: flex-start; }
.cards .card > :last-child { margin-top: auto; }
.badge { display: inline-block; font-size: .84rem; font-weight: 600; padding: .15rem .65rem; border-radius: 99px; background: #e8edec; color: #40535a; white-space: nowrap; }
.badge.good { background: var(--good-tint); color: var(--good); }
.badge.warn { background: var(--warn-tint); color: var(--warn); }
.badge.bad { background: var(--bad-tint); color: var(--bad); }
.notice { border-left: 5px solid var(--brand); background: var(--tint); border-radius: 8px; padding: .8rem 1.1rem; margin: 0 0 1.25rem; }
.notice:focus { outline: 0; }
.notice p { margin: 0; }
.notice p + p { margin-top: .4rem; }
.notice.good { border-color: var(--good); background: var(--good-tint); }
.notice.warn { border-color: #d18a1b; background: var(--warn-tint); }
.notice.bad { border-color: var(--bad); background: var(--bad-tint); }
.field { margin: 0 0 1.15rem; }
label, legend, .label { font-weight: 600; }
.field > label { display: block; margin-bottom: .2rem; }
input[type=text], input[type=password], input[type=number], input[type=date], input[type=month], select {
  font: inherit; color: inherit; background: #fff; border: 1px solid #8a9a9d; border-radius: 8px; padding: .55rem .7rem; width: 100%; max-width: 30rem; min-height: 2.75rem;
}
input.short { max-width: 9rem; } input.month { max-width: 14rem; }
input[type=date].short { max-width: 12rem; }
input[readonly] { background: #f1f5f4; border-style: dashed; }
input:disabled, select:disabled { background: #eef1f1; color: #6b797d; }
[aria-invalid=true] { border: 2px solid var(--bad) !important; }
.error { color: var(--bad); font-weight: 550; margin: .25rem 0 0; font-size: .95rem; }
.note { margin: 0 0 .85rem 2.05rem; }
details > .hint { margin-bottom: .6rem; }
.with { display: flex; gap: .6rem; max-width: 42rem; }
.with input { max-width: none; flex: 1; min-width: 0; }
.check { display: grid; grid-template-columns: auto 1fr; gap: .1rem .75rem; align-items: start; padding: .85rem 0; border-top: 1px solid #e7edec; }
.check:first-of-type { border-top: 0; }
.check input { width: 1.3rem; height: 1.3rem; margin: .15rem 0 0; accent-color: var(--brand); }
.check .hint, .check .why, .check .error { grid-column: 2; max-width: 62ch; }
.why { color: var(--warn); font-size: .92rem; margin: .15rem 0 0; }
.off label { color: #66767a; }
fieldset { border: 0; padding: 0; margin: 0 0 1.15rem; min-width: 0; }
legend { padding: 0; margin-bottom: .25rem; }
.pick { display: flex; gap: .7rem; align-items: flex-start; padding: .7rem .9rem; border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; max-width: 40rem; }
.pick:has(:checked) { border-color: var(--brand); background: var(--tint); }
.pick input { width: 1.2rem; height: 1.2rem; margin: .2rem 0 0; accent-color: var(--brand); flex: none; }
.picks { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .5rem; margin-top: .5rem; } .picks .pick { margin: 0; padding: .5rem .75rem; }
.off .pick { border-color: var(--line); background: none; }
.pick small { display: block; color: var(--soft); font-size: .92rem; font-weight: 400; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 1.5rem; }
[hidden] { display: none !important; }
button, .button { font: inherit; font-weight: 600; display: inline-block; min-height: 2.75rem; padding: .55rem 1.15rem; border-radius: 9px; border: 1px solid var(--brand); background: var(--brand); color: #fff; cursor: pointer; text-decoration: none; }
button:hover, .button:hover { background: var(--brand-dark); }
button.quiet, .button.quiet { background: #fff; color: var(--brand); }
button.quiet:hover, .button.quiet:hover { background: var(--tint); }
button.small { min-height: 2.1rem; padding: .2rem .75rem; font-size: .92rem; }
button.danger { background: #fff; border-color: var(--bad); color: var(--bad); }
button.danger:hover { background: var(--bad-tint); }
button:disabled { background: #e8edec; border-color: #e8edec; color: #5a696d; cursor: not-allowed; }
.actions { display: flex; flex-wrap: wrap; gap: .7rem; align-items: center; margin: 1.25rem 0; }
.filter { display: flex; flex-wrap: wrap; gap: .7rem; align-items: end; margin: 0 0 1.25rem; } .filter > label:has(+ input) { align-self: center; } .filter select { font-weight: 400; min-width: 12rem; }
.after { margin-top: 1rem; }
.steps { list-style: none; padding: 0; margin: 0; }
.steps > li { display: grid; grid-template-columns: 2.1rem minmax(0, 1fr); overflow-wrap: anywhere; gap: 0 .9rem; padding: .9rem 0; border-top: 1px solid #e7edec; }
.steps > li:first-child { border-top: 0; padding-top: .2rem; }
.steps .mark { width: 2rem; height: 2rem; border-radius: 50%; display: grid; place-items: center; font-weight: 700; background: #e8edec; color: #40535a; }
.steps .mark.good { background: var(--good-tint); color: var(--good); }
.steps .mark.warn { background: var(--warn-tint); color: var(--warn); }
.steps p { margin: .1rem 0 .4rem; }
ol.how { margin: .4rem 0 1rem; padding-left: 1.3rem; max-width: 65ch; }
ol.how li { margin: .35rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0 0 .75rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th { text-align: left; font-size: .88rem; color: var(--soft); font-weight: 600; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: bottom; }
td { padding: .7rem .8rem .7rem 0; border-bottom: 1px solid #e7edec; vertical-align: top; }
td button { white-space: nowrap; }
tbody th, tfoot th { color: inherit; font-size: inherit; padding: .7rem .8rem .7rem 0; border-color: #e7edec; vertical-align: top; }
tfoot th, tfoot td { font-weight: 600; }
td { white-space: pre-line; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th.number { white-space: normal; }
.number + :not(.number) { padding-left: 1.2rem; }
.pairs th:first-child { width: 36%; } .pairs td:first-child { padding-top: 1.3rem; overflow-wrap: anywhere; }
.pairs td { white-space: normal; }
progress { accent-color: var(--brand); width: 100%; max-width: 30rem; height: .8rem; }
.how time { color: var(--soft); }
td select { min-width: 15rem; }
tr.new td { border-bottom: 0; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, monospace; background: #eef3f2; padding: .1em .35em; border-radius: 5px; overflow-wrap: anywhere; }
details { margin: .6rem 0; } summary { cursor: pointer; font-weight: 600; color: var(--brand); padding: .3rem 0; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 42rem) {
  main { padding: 1.1rem .9rem 3rem; } .card { padding: 1.1rem; } h1 { font-size: 1.4rem; }
  .top .in { padding: .5rem .9rem; } .top nav { order: 3; flex-basis: 100%; } .doors { margin-left: auto; }
  .tabs { gap: 0; justify-content: space-between; } .tabs a { padding: .6rem .2rem; font-size: .84rem; } .with { flex-direction: column; } .with button { align-self: flex-start; }
  table.stack, .stack tbody, .stack tr, .stack td { display: block; width: 100%; }
  .stack caption { display: block; } .stack td.number { display: flex; justify-content: space-between; gap: 1rem; text-align: right; }
  .stack td.number[data-label]::before { font-size: .92rem; }
  .pairs td:first-child { padding-top: .25rem; } .number + :not(.number) { padding-left: 0; }
  .stack tfoot, .stack th[scope=row] { display: block; border: 0; padding: .25rem 0; color: var(--ink); font-size: 1rem; } .stack td:empty { display: none !important; }
  .stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .stack tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } .stack td { border: 0; padding: .25rem 0; }
  .stack td[data-label]::before { content: attr(data-label); display: block; font-size: .85rem; color: var(--soft); }
  td select { min-width: 0; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
}
@media (prefers-reduced-motion: no-preference) { a, button { transition: background .12s, color .12s; } }
@media print { .top, .tabs, button { display: none; } body { background: #fff; } }
`;
