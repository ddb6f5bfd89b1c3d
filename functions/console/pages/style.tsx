import { statusWords } from '../../../shared/domain/sentences-words.ts';
import { Badge } from '../parts/badge.tsx';
import { Bars } from '../parts/bars.tsx';
import { Boxes } from '../parts/boxes.tsx';
import { CheckField, Form, SelectField, TextField } from '../parts/form.tsx';
import { Layout } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { StateBadge } from '../parts/state.tsx';
import { DataTable } from '../parts/table.tsx';
import { statusLooks } from '../parts/tones.ts';
import type { ConsoleApp, Visit } from '../visit.ts';

/** Every part of a page in every state, to look at while working on it. The local run has it alone: nothing else speaks plain HTTP. */
export function addStyle(app: ConsoleApp): void {
  app.get('/console/style', (c) => {
    const visit = c.get('visit');
    return visit.address.startsWith('http://') ? c.html(<Style visit={visit} />) : c.notFound();
  });
}

const Style = ({ visit }: { readonly visit: Visit }) => (
  <Layout visit={visit} title="Style" section="overview">
    <h1>Every part, in every state</h1>
    <p class="lead">A page of the local run.</p>
    <Words visit={visit} />
    <Fields visit={visit} />
    <Pictures />
  </Layout>
);

const Words = ({ visit: { language } }: { readonly visit: Visit }) => (
  <section class="card">
    <h2>How something stands</h2>
    <p>
      {Object.entries(statusLooks).map(([status, look]) => (
        <>
          <Badge look={look}>{statusWords[status as keyof typeof statusWords]?.[language] ?? status}</Badge>{' '}
        </>
      ))}
    </p>
    <p>
      {(['new', 'connected', 'active', 'inactive', 'attention'] as const).map((state) => (
        <>
          <StateBadge state={state} language={language} />{' '}
        </>
      ))}
    </p>
    {(['good', 'warn', 'bad', 'plain'] as const).map((tone) => (
      <div class={`notice ${tone}`}>
        <p>
          A message that is <strong>{tone}</strong>, with <a href="/console/style">the way to this page</a>.
        </p>
      </div>
    ))}
    <ul class="chips">
      <li>
        <a href="/console/style" aria-current="page">
          all <strong>120</strong>
        </a>
      </li>
      <li>
        <a href="/console/style">
          stopped <strong>3</strong>
        </a>
      </li>
    </ul>
    <div class="actions">
      <button type="button">The main button</button>
      <button type="button" class="quiet">
        Another
      </button>
      <button type="button" class="danger">
        Takes something away
      </button>
      <button type="button" disabled>
        Not now
      </button>
      <button type="button" class="quiet small">
        Small
      </button>
      <a class="button quiet" href="/console/style">
        To this page
      </a>
    </div>
    <ol class="steps">
      <li>
        <span class="mark good">1</span>
        <div>
          <h3>A step that is done</h3>
        </div>
      </li>
      <li>
        <span class="mark warn">2</span>
        <div>
          <h3>A step that is open</h3>
          <p>What there is to do.</p>
        </div>
      </li>
    </ol>
  </section>
);

const off = {
  field: 'done=true',
  why: 'Counts only when the box above is ticked.',
  holds: false,
  onceSaved: 'Tick it and save.',
};

const Fields = ({ visit }: { readonly visit: Visit }) => (
  <section class="card">
    <h2>Forms</h2>
    <Form visit={visit}>
      <div class="row">
        <TextField name="one" label="A field" value="its value" hint="A sentence on what it does." />
        <TextField name="two" label="A field with a fault" value="wrong" error="Two letters and a number." />
        <TextField name="three" label="A field that waits" value="" needs={off} />
      </div>
      <SelectField name="four" label="A list" value="b" options={[{ value: 'a', text: 'One' }]} />
      <CheckField name="five" label="A box" checked hint="A sentence on what it does." />
      <CheckField name="six" label="A box that waits" checked={false} needs={off} />
      <Boxes
        name="seven"
        legend="Several boxes"
        boxes={[
          { value: 'a', text: 'Camping' },
          { value: 'b', text: 'Boats' },
        ]}
        chosen={['a']}
      />
    </Form>
  </section>
);

const Pictures = () => (
  <section class="card">
    <h2>Tables and pictures</h2>
    <Notice tone="good">Everything of this month is in the books.</Notice>
    <DataTable
      caption="A table"
      columns={[{ name: 'Invoice' }, { name: 'Amount', isNumber: true }]}
      rows={[
        ['2026-0042', '210,00'],
        ['2026-0043', '1.109,00'],
      ]}
      isNamed
      foot={['Total', '1.319,00']}
    />
    <Bars
      caption="The last thirty days"
      series={[
        { name: 'booked', words: 'booked', tone: 'good' },
        { name: 'waiting', words: 'waiting', tone: 'warn' },
        { name: 'stopped', words: 'stopped', tone: 'bad' },
      ]}
      bars={Array.from({ length: 30 }, (_, day) => ({
        title: `Day ${day + 1}`,
        label: day % 7 === 0 ? String(day + 1) : '',
        href: '/console/invoices',
        parts: { booked: (day * 7) % 13, waiting: day % 11 === 0 ? 2 : 0, stopped: day % 9 === 4 ? 3 : 0 },
      }))}
    />
    <div class="mini">
      <span class="stamp good">final</span>
      <p>2026-0042 · Familie Jansen B.V.</p>
    </div>
  </section>
);
