import { type Remark, remark, type Warning } from '../../domain/causes.ts';
import type { Customer } from '../../domain/customer.ts';

/** The customer as the books took it: a value that they refused counts as absent (`mapping.md` 1.8). */
export function asTaken(customer: Customer, refused: readonly Warning[]): Customer {
  const { contactPerson } = customer;
  return {
    ...customer,
    ...(refused.includes('vat-number-refused') ? { vatNumber: null } : {}),
    ...(refused.includes('email-missing')
      ? { email: null, contactPerson: contactPerson && { ...contactPerson, email: null } }
      : {}),
  };
}

/** The remarks on an invoice to a customer with a refused address: that it went to nobody, and not that there is none. */
export const withRefusedAddress = (remarks: readonly Remark[], { email, contactPerson }: Customer): Remark[] =>
  remarks.map(({ code, about, field }) =>
    code === 'email-missing'
      ? remark(code, { ...about, value: email ?? contactPerson?.email ?? '' }, field)
      : { code, about, field },
  );
