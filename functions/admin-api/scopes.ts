import type { Scope } from '../../shared/runtime/scopes.ts';
import type { AdminRoute } from './routes.ts';

/** The scope that a token needs for each route, when it names scopes; a route that is missing here does not compile. */
export const routeScopes: Readonly<Record<AdminRoute, Scope>> = {
  'POST /events': 'sync',
  'GET /causes': 'read',
  'GET /integrations': 'read',
  'PUT /integrations/{id}': 'admin',
  'GET /integrations/{id}': 'read',
  'DELETE /integrations/{id}': 'admin',
  'PUT /integrations/{id}/authentication': 'admin',
  'POST /integrations/{id}/consent': 'admin',
  'POST /integrations/{id}/connect': 'admin',
  'PUT /integrations/{id}/details': 'admin',
  'PUT /integrations/{id}/mappings': 'admin',
  'POST /integrations/{id}/activate': 'admin',
  'POST /integrations/{id}/deactivate': 'admin',
  'GET /integrations/{id}/checklist': 'read',
  'GET /integrations/{id}/options': 'read',
  'POST /integrations/{id}/preview': 'read',
  'POST /integrations/{id}/rehearse': 'read',
  'GET /integrations/{id}/closing-report': 'read',
  'POST /integrations/{id}/closing-report': 'sync',
  'POST /integrations/{id}/retry': 'sync',
  'GET /changes': 'read',
  'GET /invoices': 'read',
  'GET /invoices/{id}': 'read',
  'POST /invoices/{id}/sync': 'sync',
  'POST /customers/{id}/sync': 'sync',
  'POST /console-links': 'admin',
  'GET /catalogue': 'read',
  'PUT /catalogue': 'sync',
};
