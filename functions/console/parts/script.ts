/** All the script there is: it copies an address, says at once what does not fit, shows some rows of a table, and keeps what was filled in from being lost by a link. Every page works without it. */
export const script = `
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value).catch(() => document.execCommand('copy'));
    button.textContent = button.dataset.copied;
  });
}
const needs = () => {
  for (const part of document.querySelectorAll('[data-needs]')) {
    const [name, value] = part.dataset.needs.split('=');
    const chosen = document.querySelector('[name="' + name + '"]:checked, select[name="' + name + '"]');
    const off = !chosen || chosen.disabled || chosen.value !== value;
    for (const field of part.querySelectorAll('input,select')) field.disabled = off;
    part.classList.toggle('off', off);
    const why = part.querySelector('.why');
    if (why) why.hidden = !off;
  }
};
const drawn = () => {
  for (const part of document.querySelectorAll('[data-when]')) {
    const isChosen = (one) => {
      const [name, value] = one.split('=');
      return (document.querySelector('[name="' + name + '"]:checked')?.value ?? '') === value;
    };
    part.hidden = !part.dataset.when.split('&').every(isChosen);
    const other = part.nextElementSibling;
    if (other?.matches('[data-unless]')) other.hidden = !part.hidden;
  }
};
document.addEventListener('change', () => { needs(); drawn(); });
needs();
for (const field of document.querySelectorAll('[data-form]')) {
  const said = document.querySelector('[data-form-of="' + field.id + '"]');
  const form = new RegExp('^(?:' + field.dataset.form + ')$');
  field.addEventListener('input', () => { said.hidden = field.value === '' || form.test(field.value); });
}
const filter = (which) => {
  for (const link of document.querySelectorAll('[data-filter]'))
    if (link.dataset.filter === which) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  for (const row of document.querySelectorAll('[data-row]'))
    row.hidden = which === 'open' && !row.matches('[data-open],.sought');
};
for (const link of document.querySelectorAll('[data-filter]'))
  link.addEventListener('click', (event) => {
    if (link.dataset.filter === 'all' && location.search.includes('show=open')) return;
    event.preventDefault();
    filter(link.dataset.filter);
  });
for (const part of document.querySelectorAll('[data-unscripted]')) part.hidden = true;
const codesFor = (field) => {
  const group = field.closest('[data-codes]');
  return group ? [...document.getElementById(group.dataset.codes).options] : [];
};
const complete = (select) => {
  if (select.dataset.isWhole) return;
  select.dataset.isWhole = 'yes';
  const own = new Map([...select.options].map((option) => [option.value, option]));
  const { value } = select;
  select.append(...codesFor(select).map((option) => own.get(option.value) ?? option.cloneNode(true)));
  select.value = value;
};
const inSight = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) complete(target);
}, { rootMargin: '50%' });
for (const select of document.querySelectorAll('[data-codes] select')) inSight.observe(select);
document.addEventListener('focusin', ({ target }) => { if (target.matches('[data-codes] select')) complete(target); });
document.addEventListener('change', ({ target }) => {
  const row = target.closest('[data-row]');
  if (!row) return;
  const { percentage, unfit } = codesFor(target).find(({ value }) => value === target.value)?.dataset ?? {};
  const asked = row.dataset.percentage;
  const isWrong = { percentage: percentage && asked && percentage !== asked, type: unfit !== undefined };
  for (const part of row.querySelectorAll('[data-fault]')) part.hidden = !isWrong[part.dataset.fault];
  for (const part of row.querySelectorAll('[data-said],[data-suggested]')) part.hidden = true;
  row.querySelector('[data-outcome]').replaceChildren(document.getElementById('pending').content.cloneNode(true));
});
const unsaved = new Set();
const note = (form) => {
  unsaved.add(form);
  for (const sign of document.querySelectorAll('.unsaved')) sign.hidden = false;
};
for (const form of document.querySelectorAll('form[data-unsaved]')) note(form);
document.addEventListener('input', ({ target }) => {
  if (target.form?.method === 'post') note(target.form);
});
document.addEventListener('submit', ({ target }) => { unsaved.delete(target); });
addEventListener('beforeunload', (event) => { if (unsaved.size > 0) event.preventDefault(); });
const told = document.querySelector('[role="alert"]');
if (told) (document.querySelector('.field [aria-invalid="true"], .check [aria-invalid="true"]') ?? told).focus();
`;
